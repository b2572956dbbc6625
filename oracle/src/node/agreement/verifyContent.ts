import { canonicalJson } from "../../lib/canonicalJson.ts";
import { recoverSigner } from "../../lib/recoverSigner.ts";
import type { ReportDomain } from "../../lib/ReportDomain.ts";
import { AgreementError } from "./AgreementError.ts";
import { computeLeafData } from "./computeLeafData.ts";
import { observationDigest } from "./digests.ts";
import type { LeafData } from "./LeafData.ts";
import type { SignedObservation } from "./Observation.ts";
import type { Content } from "./Content.ts";
import type { ReportContext } from "./ReportContext.ts";
import { reportOf } from "./reportOf.ts";

/**
 * Checks that every observation is its signer's, and that the report is what the rules make of them.
 *
 * @returns the report's leaf data
 * @throws AgreementError saying what is wrong
 */
export function verifyContent(content: Content, context: ReportContext): LeafData {
  const { report, observations } = content;
  for (const signed of observations) verifyObservation(signed, context.domain);
  const data = computeLeafData(
    report.epoch,
    observations.map(({ observation }) => observation),
    context,
  );
  if (canonicalJson(reportOf(data)) !== canonicalJson(report)) {
    throw new AgreementError("The report is not what the observations give.");
  }
  return data;
}

/** @throws AgreementError if the signature is not that of the observation's signer */
export function verifyObservation({ observation, signature }: SignedObservation, domain: ReportDomain): void {
  if (recoverSigner(observationDigest(observation, domain), signature) === observation.signer) return;
  throw new AgreementError(`The observation of ${observation.signer} is not signed by it.`);
}
