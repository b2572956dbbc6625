import { canonicalHash } from "../../src/lib/canonicalHash.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import type { ReportDomain } from "../../src/lib/ReportDomain.ts";
import { observationDigest } from "../../src/node/agreement/digests.ts";
import type { Observation, SignedObservation } from "../../src/node/agreement/Observation.ts";
import { DOMAIN } from "./agreement.ts";

/** An observation with a signature over it, of whoever signs. */
export const signObservation = (
  observation: Observation,
  signer: { readonly sign: (digest: Hex) => Hex },
  domain: ReportDomain = DOMAIN,
): SignedObservation => ({
  observation,
  signature: signer.sign(observationDigest(observation, canonicalHash(observation), domain)),
});
