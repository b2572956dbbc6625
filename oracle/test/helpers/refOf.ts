import { canonicalHash } from "../../src/lib/canonicalHash.ts";
import type { ObservationRef } from "../../src/node/agreement/Content.ts";
import type { SignedObservation } from "../../src/node/agreement/Observation.ts";

/** An observation as members name it, whoever signed it. */
export const refOf = ({ observation, signature }: SignedObservation): ObservationRef => ({
  signer: observation.signer,
  hash: canonicalHash(observation),
  signature,
});
