import { type Choice, findBasket } from "@sonm/protocol/choice/findBasket.ts";
import { type Limits, NO_LIMITS } from "@sonm/protocol/choice/Limits.ts";
import type { ChoiceOffer } from "@sonm/protocol/choice/ChoiceOffer.ts";
import { misfitsOf } from "@sonm/protocol/choice/misfitsOf.ts";
import type { Needs } from "@sonm/protocol/choice/Needs.ts";
import type { Hex } from "viem";
import { useDeferredValue, useMemo } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import type { Offer } from "../../indexer/offer.ts";
import { choiceOfferOf } from "./choiceOfferOf.ts";
import { useBuyer } from "./useBuyer.ts";
import { type FindOffers, useFindOffers } from "./useFindOffers.ts";
import { useOnline } from "./useOnline.ts";

/** How long the time that counts stays the same, in seconds, so that nothing is chosen anew with every second. */
const BUCKET = 15;

/** Machines whose time online is looked up: the cheapest that keep all other limits. */
const MOST_LOOKED_UP = 24;

const key = (address: string): string => address.toLowerCase();

/**
 * What is found for a task.
 *
 * - `needs`, `candidates`, `limits`: from which it was found
 * - `choice`: undefined while offers are read
 * - `offers`: by id, as the index or a relay has them
 * - `busy`: the task was changed, and what is found is still of the one before
 */
export interface FoundChoice extends Pick<FindOffers, "more" | "failed" | "retry"> {
  readonly needs: Needs;
  readonly candidates: readonly ChoiceOffer[];
  readonly limits: Limits;
  readonly choice: Choice | undefined;
  readonly offers: ReadonlyMap<Hex, Offer>;
  readonly busy: boolean;
}

/** @param gone ids of offers that are to be left out: the market said that they can't be taken */
export function useChoice(wanted: Needs, gone: ReadonlySet<Hex>): FoundChoice {
  const seconds = useChainNow();
  const now = Math.floor(seconds / BUCKET) * BUCKET;
  const { offers, more, refusals, failed, retry } = useFindOffers(now);
  const buyer = useBuyer();
  // What is typed stays fluent, however many offers there are.
  const needs = useDeferredValue(wanted);
  const open = useMemo(() => offers?.filter(({ id }) => !gone.has(id)) ?? [], [offers, gone]);
  const lookedUp = useMemo(() => {
    const anyTime = { ...needs, online: 0 };
    const fitting = open.filter((offer) => misfitsOf(choiceOfferOf(offer, now, undefined), anyTime, now).length === 0);
    return [...new Set(fitting.map(({ supplier }) => supplier))].slice(0, MOST_LOOKED_UP);
  }, [open, needs, now]);
  const online = useOnline(lookedUp, now);
  const limits = useMemo<Limits>(
    () => ({
      ...NO_LIMITS,
      now,
      buyer,
      avoided: new Set(refusals.parties.map(key)),
      listers: new Set(refusals.listers.map(key)),
    }),
    [now, buyer, refusals],
  );
  const candidates = useMemo(
    () => open.map((offer) => choiceOfferOf(offer, now, online.get(key(offer.supplier)))),
    [open, now, online],
  );
  const choice = useMemo(() => findBasket(candidates, needs, limits), [candidates, needs, limits]);
  const byId = useMemo(() => new Map(open.map((offer) => [offer.id, offer])), [open]);
  return {
    needs,
    candidates,
    limits,
    choice: offers === undefined ? undefined : choice,
    offers: byId,
    more,
    failed,
    retry,
    busy: needs !== wanted,
  };
}
