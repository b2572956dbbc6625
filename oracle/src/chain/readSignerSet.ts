import { dataLength, dataSlice } from "ethers";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { totalStakeOf } from "../node/agreement/rules.ts";
import type { Contracts } from "./Contracts.ts";
import type { RpcProvider } from "./RpcProvider.ts";

const ADDRESS_BYTES = 20;
const MEMBER_BYTES = 32;
const TOTAL_BYTES = 16;
const TIME_BYTES = 5;

/** A signer set as contracts keep it: who owns its members is told elsewhere. */
export interface StoredSet {
  readonly setId: number;
  readonly members: readonly { readonly signer: Hex; readonly stake: bigint }[];
}

/** Reads the set that reports are checked against; an empty one with id 0 while there is none. */
export async function readSignerSet(provider: RpcProvider, { masternodes }: Contracts): Promise<StoredSet> {
  const [setId, store] = await masternodes.signerSet();
  if (setId === 0n) return { setId: 0, members: [] };
  return { setId: Number(setId), members: parseSignerSet(await provider.getCode(store)) };
}

/**
 * The members in the code of a set's contract: one byte to skip, then 20 bytes of signer and 12 of stake for each, then
 * 16 bytes of the sum of the stakes and 5 bytes of the time at which it was made.
 *
 * @throws RangeError if the code is no such list
 */
export function parseSignerSet(code: string): StoredSet["members"] {
  const rest = TOTAL_BYTES + TIME_BYTES;
  const count = Math.floor((dataLength(code) - 1 - rest) / MEMBER_BYTES);
  const end = 1 + count * MEMBER_BYTES;
  if (count < 1 || dataLength(code) !== end + rest) throw new RangeError("The signer set's code is no list.");
  const members = Array.from({ length: count }, (_, index) => {
    const start = 1 + index * MEMBER_BYTES;
    return {
      signer: lowerHex(dataSlice(code, start, start + ADDRESS_BYTES)),
      stake: BigInt(dataSlice(code, start + ADDRESS_BYTES, start + MEMBER_BYTES)),
    };
  });
  if (totalStakeOf(members) !== BigInt(dataSlice(code, end, end + TOTAL_BYTES))) {
    throw new RangeError("The signer set's stakes do not add up.");
  }
  return members;
}
