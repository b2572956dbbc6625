import { SignerKey, SignerSet, SignerSetMember } from "../../generated/schema";
import { SignerSetChanged } from "../../generated/Masternodes/Masternodes";
import { numberId, partId } from "../ids";

/** Keeps a set of signers and its members. */
export function createSignerSet(event: SignerSetChanged): SignerSet {
  const signers = event.params.signers;
  const set = new SignerSet(numberId(event.params.setId));
  set.number = event.params.setId;
  set.totalStake = event.params.totalStake;
  set.size = signers.length;
  set.timestamp = event.block.timestamp;
  set.block = event.block.number;
  set.transaction = event.transaction.hash;
  set.save();
  for (let i = 0; i < signers.length; i++) {
    const member = new SignerSetMember(partId(set.id, i));
    member.signerSet = set.id;
    member.index = i;
    member.signer = signers[i];
    member.masternode = SignerKey.load(signers[i])!.masternode;
    member.stake = event.params.stakes[i];
    member.save();
  }
  return set;
}
