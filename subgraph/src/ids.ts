import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

// Ids of entities that are not simply an address or a hash from an event. Numbers in ids are big-endian.

/** The one market: the bytes of its name, 0x6d61726b6574. */
export const MARKET_ID = Bytes.fromUTF8("market");

/** The one oracle: the bytes of its name, 0x6f7261636c65. */
export const ORACLE_ID = Bytes.fromUTF8("oracle");

/** The one split of the fees: the bytes of the word, 0x66656573. */
export const FEES_ID = Bytes.fromUTF8("fees");

/** The one pool of dividends: the bytes of the word, 0x6469766964656e6473. */
export const DIVIDENDS_ID = Bytes.fromUTF8("dividends");

/** The one team's pool: the bytes of the word, 0x7465616d. */
export const TEAM_ID = Bytes.fromUTF8("team");

/** The one swap of the original token: the bytes of the word, 0x73776170. */
export const SWAP_ID = Bytes.fromUTF8("swap");

/** The one DAO: the bytes of the word, 0x64616f. */
export const DAO_ID = Bytes.fromUTF8("dao");

/** What the newest transaction moved in the treasury: the bytes of the word recent, 0x726563656e74. */
export const RECENT_MOVEMENT_ID = Bytes.fromUTF8("recent");

/** An event: hash of its transaction and its log index (4 bytes), such as 0x9c22…1f 00000003. */
export function eventId(event: ethereum.Event): Bytes {
  return event.transaction.hash.concat(fourBytes(event.logIndex.toI32()));
}

/**
 * A number that counts from the start of the system: a report's sequence, a signer set, a program, a class, a feature, a
 * work order. 7 is 0x00000007.
 */
export function numberId(number: BigInt): Bytes {
  return fourBytes(number.toI32());
}

/** A hardware class: the bytes of its code. vram-8-11 is 0x7672616d2d382d3131. */
export function classId(code: string): Bytes {
  return Bytes.fromUTF8(code);
}

/**
 * A numbered part of something: its id and the number (4 bytes). The second card of an attestation ends in 00000001, an
 * account's certificate of level 3 in 00000003, the first milestone of work order 5 is 0x00000005 00000000.
 */
export function partId(whole: Bytes, number: i32): Bytes {
  return whole.concat(fourBytes(number));
}

/** A nonce of an author: address and nonce (32 bytes), such as 0x7099…c8 0000…0005. */
export function orderNonceId(author: Bytes, nonce: BigInt): Bytes {
  return author.concat(bigEndian(nonce, 32));
}

/** An epoch of an author's asks (0) or bids (1): address, side (1 byte), epoch (4 bytes), such as 0x7099…c8 00 00000002. */
export function orderEpochId(author: Bytes, side: i32, epoch: BigInt): Bytes {
  const sideByte = new Bytes(1);
  sideByte[0] = u8(side);
  return author.concat(sideByte).concat(bigEndian(epoch, 4));
}

/** An account's part of a masternode's pool: addresses of owner and account, such as 0x7099…c8 3c44…bc. */
export function delegationId(owner: Bytes, account: Bytes): Bytes {
  return owner.concat(account);
}

/** A machine in a reward program: number of the program (4 bytes) and address, such as 0x00000002 7099…c8. */
export function programMemberId(program: BigInt, worker: Bytes): Bytes {
  return numberId(program).concat(worker);
}

/** A proposal: the number under which the governor knows it (32 bytes), such as 0x5c0f…9e. */
export function proposalId(number: BigInt): Bytes {
  return bigEndian(number, 32);
}

/** A vote: proposal (32 bytes) and address of the voter, such as 0x5c0f…9e 7099…c8. */
export function voteId(proposal: BigInt, voter: Bytes): Bytes {
  return proposalId(proposal).concat(voter);
}

/**
 * A version of what has a name on the chain: name (32 bytes) and version (4 bytes). Version 1.2.3 of the agent is
 * 0x6167656e74…00 00010203, the second contract that is listed as Market 0x4d61726b6574…00 00000002.
 */
export function versionId(name: Bytes, version: BigInt): Bytes {
  return name.concat(bigEndian(version, 4));
}

function fourBytes(number: i32): Bytes {
  return bigEndian(BigInt.fromI32(number), 4);
}

/** The lowest `length` bytes of a number that is not negative. */
function bigEndian(number: BigInt, length: i32): Bytes {
  const bytes = new Bytes(length);
  for (let i = 0; i < length; i++) {
    bytes[length - 1 - i] = i < number.length ? number[i] : 0;
  }
  return bytes;
}
