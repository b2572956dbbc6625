import type { Hex } from "../../lib/Hex.ts";
import { AgreementError } from "./AgreementError.ts";
import type { Member } from "./Member.ts";
import type { SignerSet } from "./SignerSet.ts";

/** @throws AgreementError if nobody in the set has this signer */
export function memberOf(signer: Hex, set: SignerSet): Member {
  const member = set.members.find((candidate) => candidate.signer === signer);
  if (member === undefined) throw new AgreementError(`${signer} is no member of signer set ${set.setId}.`);
  return member;
}
