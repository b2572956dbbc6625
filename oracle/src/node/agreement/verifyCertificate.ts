import { recoverSigner } from "../../lib/recoverSigner.ts";
import type { ReportDomain } from "../../lib/ReportDomain.ts";
import { AgreementError } from "./AgreementError.ts";
import type { Certificate } from "./Certificate.ts";
import { ballotDigest } from "./digests.ts";
import { isQuorum, totalStakeOf } from "./rules.ts";
import type { SignerSet } from "./SignerSet.ts";

/** @throws AgreementError unless members with two thirds of the stake voted, each once */
export function verifyCertificate(certificate: Certificate, set: SignerSet, domain: ReportDomain): void {
  const { votes } = certificate;
  if (votes.some(({ signer }, index) => index > 0 && (votes[index - 1]?.signer ?? "") >= signer)) {
    throw new AgreementError("The votes of the certificate do not ascend by signer.");
  }
  const voters = set.members.filter((member) => votes.some(({ signer }) => signer === member.signer));
  if (!isQuorum(totalStakeOf(voters), totalStakeOf(set.members))) {
    throw new AgreementError(`The certificate has votes of ${voters.length} members, which are no quorum.`);
  }
  const digest = ballotDigest(certificate, domain);
  for (const { signer, signature } of votes) {
    if (recoverSigner(digest, signature) !== signer) throw new AgreementError(`The vote of ${signer} is not its own.`);
  }
}
