import { canonicalHash } from "../lib/canonicalHash.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { recoverSigner } from "../lib/recoverSigner.ts";
import { observationDigest } from "../node/agreement/digests.ts";
import type { SignedObservation } from "../node/agreement/Observation.ts";
import type { Receipt } from "./Receipt.ts";

/**
 * How a node's published observation contradicts the receipt that it gave for the same epoch, in words; undefined where it
 * does not. Both bear the node's signature, so nobody else can be to blame.
 *
 * @param observation of the same epoch; one that is another node's, or not signed by it, contradicts nothing
 */
export function contradictionOf(
  receipt: Receipt,
  { observation, signature }: SignedObservation,
  domain: ReportDomain,
): string | undefined {
  if (observation.signer !== receipt.node || observation.epoch !== receipt.epoch) return undefined;
  const digest = observationDigest(observation, canonicalHash(observation), domain);
  if (recoverSigner(digest, signature) !== receipt.node) return undefined;
  const told = observation.uptimes.find(({ worker }) => worker === receipt.worker);
  if (told?.online === receipt.online) return undefined;
  const said = told === undefined ? "leaves the machine out" : `says ${told.online} s`;
  return `${receipt.node} gave a receipt for ${receipt.online} s in epoch ${receipt.epoch}, and its observation ${said}.`;
}
