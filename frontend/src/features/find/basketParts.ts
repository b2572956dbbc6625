import type { Needs } from "@sonm/protocol/choice/Needs.ts";

import { attestationState } from "../../indexer/attestationState.ts";
import type { Offer } from "../../indexer/offer.ts";
import { DAY } from "../../lib/time.ts";
import { hardwareOf } from "../../orders/demandedHardware.ts";
import { purchaseOf } from "../market/buy/checkOffer.ts";
import type { BasketPart } from "./useBasketChecks.ts";

/** How old a measurement may be where the task does not say: as long as attestations are good. */
const ATTESTATION_AGE = 30 * DAY;

/**
 * What is sent for each machine. What is attested is demanded, so that nothing less is delivered; of a machine that is not,
 * nothing can be.
 *
 * @param now unix seconds
 */
export function basketParts(offers: readonly Offer[], needs: Needs, now: number): readonly BasketPart[] {
  const age = needs.maxAttestationAge > 0 ? needs.maxAttestationAge : ATTESTATION_AGE;
  return offers.map((offer) => {
    const attested = attestationState(offer.attestation, offer.fields.benchmarks, now) === "fresh";
    const hardware = attested || needs.maxAttestationAge > 0 ? hardwareOf(offer.attestation) : undefined;
    return { offer, purchase: purchaseOf(offer, needs.duration, hardware, age) };
  });
}
