import { canonicalHash } from "../../lib/canonicalHash.ts";
import { canonicalJson } from "../../lib/canonicalJson.ts";
import type { Hex } from "../../lib/Hex.ts";
import { recoverSigner } from "../../lib/recoverSigner.ts";
import type { ReportDomain } from "../../lib/ReportDomain.ts";
import { AgreementError } from "./AgreementError.ts";
import { computeLeafData } from "./computeLeafData.ts";
import type { Content, ObservationRef } from "./Content.ts";
import { observationDigest } from "./digests.ts";
import type { CurrentLeafData } from "./LeafData.ts";
import type { Observation, SignedObservation } from "./Observation.ts";
import type { ReportContext } from "./ReportContext.ts";
import { reportOf } from "./reportOf.ts";

/**
 * Checks that the report is what the rules make of its observations. Whose these are `verifyRefs` checks.
 *
 * @param observations those that the content names, in its order
 * @returns the report's leaf data
 * @throws AgreementError saying what is wrong
 */
export function verifyContent(
  { report, observations: refs }: Content,
  observations: readonly Observation[],
  context: ReportContext,
): CurrentLeafData {
  refs.forEach(({ signer, hash }, index) => {
    if (observations[index]?.signer !== signer)
      throw new AgreementError(`The observation ${hash} is not of ${signer}.`);
  });
  const hashes = new Map(refs.map(({ hash }, index) => [observations[index], hash]));
  const hashOf = (observation: Observation): Hex => hashes.get(observation) ?? canonicalHash(observation);
  const data = computeLeafData(report.epoch, observations, context, hashOf);
  if (canonicalJson(reportOf(data)) !== canonicalJson(report)) {
    throw new AgreementError("The report is not what the observations give.");
  }
  return data;
}

/** @throws AgreementError if an observation that a report names is not signed by who is said to have made it */
export function verifyRefs({ report, observations }: Content, domain: ReportDomain): void {
  for (const ref of observations) verifyRef(ref, report, domain);
}

/**
 * @param signed that it is of this epoch and signer set
 * @throws AgreementError if the signature is not that of the observation's signer
 */
export function verifyRef(
  { signer, hash, signature }: ObservationRef,
  signed: Pick<Observation, "epoch" | "setId">,
  domain: ReportDomain,
): void {
  if (recoverSigner(observationDigest(signed, hash, domain), signature) === signer) return;
  throw new AgreementError(`The observation of ${signer} is not signed by it.`);
}

/**
 * @returns the observation by its hash
 * @throws AgreementError if the signature is not that of the observation's signer
 */
export function verifyObservation({ observation, signature }: SignedObservation, domain: ReportDomain): ObservationRef {
  const ref = { signer: observation.signer, hash: canonicalHash(observation), signature };
  verifyRef(ref, observation, domain);
  return ref;
}
