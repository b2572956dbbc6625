import type { ChoiceOffer } from "@sonm/protocol/choice/ChoiceOffer.ts";

import type { Offer } from "../../indexer/offer.ts";
import { levelAt } from "../../indexer/profile.ts";
import { sumOf } from "../../lib/sumOf.ts";

/**
 * An offer as the choice among machines takes it.
 *
 * @param now unix seconds
 * @param online share of the time that reports attest, in parts per million; undefined where nothing is known
 */
export function choiceOfferOf(offer: Offer, now: number, online: number | undefined): ChoiceOffer {
  const { id, fields, master, profile, attestation } = offer;
  const good = attestation !== undefined && now < attestation.expiresAt ? attestation : undefined;
  return {
    id,
    ask: fields,
    master,
    level: levelAt(profile, now),
    attestation: good && {
      measuredAt: good.measuredAt,
      benchmarks: good.benchmarks,
      classes: good.classes,
      models: good.cards.map(({ model }) => model),
      gpuMemory: sumOf(good.cards.map(({ memoryBytes }) => memoryBytes)),
    },
    online,
  };
}
