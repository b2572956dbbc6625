import { dataLength, dataSlice } from "ethers";

import type { Hex } from "../lib/Hex.ts";
import { recoverSigner } from "../lib/recoverSigner.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { reportDigest } from "../node/agreement/digests.ts";
import type { Member } from "../node/agreement/Member.ts";
import { isQuorum, totalStakeOf } from "../node/agreement/rules.ts";
import type { SignerSet } from "../node/agreement/SignerSet.ts";
import type { AcceptedRecord } from "./AcceptedRecord.ts";
import { VerifyError } from "./VerifyError.ts";

/** Bytes of a signature, ERC-2098. */
const SIGNATURE_BYTES = 64;

/**
 * The members that signed a report, each found by its signature where those are known.
 *
 * @throws VerifyError if a signature is not its member's, or they are no two thirds of the stake
 */
export function checkSignatures(record: AcceptedRecord, set: SignerSet, domain: ReportDomain): readonly Member[] {
  const { report, signers, signatures } = record;
  const signed = set.members.filter((_, bit) => ((signers >> BigInt(bit)) & 1n) === 1n);
  if (signatures !== undefined) {
    if (dataLength(signatures) !== signed.length * SIGNATURE_BYTES || signers >> BigInt(set.members.length) !== 0n) {
      throw new VerifyError("report", `The report has signatures of other members than those of set ${set.setId}.`);
    }
    const digest = reportDigest(report, domain);
    signed.forEach(({ signer }, index) => {
      const start = index * SIGNATURE_BYTES;
      const signature = dataSlice(signatures, start, start + SIGNATURE_BYTES) as Hex;
      if (recoverSigner(digest, signature) === signer) return;
      throw new VerifyError("report", `The signature of ${signer} over the report is not its own.`);
    });
  }
  if (isQuorum(totalStakeOf(signed), totalStakeOf(set.members))) return signed;
  throw new VerifyError("report", `Members with ${totalStakeOf(signed)} SNM wei signed the report: no two thirds.`);
}
