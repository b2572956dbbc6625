import { type Choice, findBasket } from "@sonm/protocol/choice/findBasket.ts";
import type { Limits } from "@sonm/protocol/choice/Limits.ts";
import type { Needs } from "@sonm/protocol/choice/Needs.ts";

import type { MarketOffer } from "./MarketOffer.ts";

/** What was chosen, every offer of the best basket having been checked. `refused`: why others could not be taken, by id. */
export interface CheckedChoice {
  readonly choice: Choice;
  readonly offers: readonly MarketOffer[];
  readonly refused: ReadonlyMap<string, readonly string[]>;
}

/** Times that is chosen anew: each leaves out what can't be taken. */
const MOST_ROUNDS = 50;

/**
 * Chooses, asks the chain about every machine of the best basket, and chooses anew without those that can't be taken, until
 * all can.
 *
 * @param check why an offer can't be taken; empty where it can
 * @throws if too many that were made known can't be taken
 */
export async function chooseChecked(
  offers: readonly MarketOffer[],
  needs: Needs,
  limits: Limits,
  check: (offer: MarketOffer) => Promise<readonly string[]>,
): Promise<CheckedChoice> {
  const refused = new Map<string, readonly string[]>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const open = offers.filter(({ offer: { id } }) => !refused.has(id));
    const choice = findBasket(
      open.map(({ offer }) => offer),
      needs,
      limits,
    );
    const ids = new Set(choice.baskets.flatMap((basket) => basket.offers.map(({ id }) => id)));
    const chosen = open.filter(({ offer: { id } }) => ids.has(id));
    const reasons = await Promise.all(chosen.map(check));
    const before = refused.size;
    for (const [index, why] of reasons.entries()) {
      const id = chosen[index]?.offer.id;
      if (id !== undefined && why.length > 0) refused.set(id, why);
    }
    if (refused.size === before) return { choice, offers: open, refused };
  }
  throw new Error(`More than ${refused.size} offers that are made known can't be taken. Try again in a while.`);
}
