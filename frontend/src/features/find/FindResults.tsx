import type { Basket } from "@sonm/protocol/choice/Basket.ts";
import { SearchX } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import type { Hex } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import type { Offer } from "../../indexer/offer.ts";
import { classes } from "../../lib/classes.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { differenceText } from "@sonm/protocol/choice/shareWords.ts";
import { BasketCard } from "./BasketCard.tsx";
import { NearMisses } from "./NearMisses.tsx";
import { MOST_OFFERS } from "./useFindOffers.ts";
import type { FoundChoice } from "./useChoice.ts";

const BasketSheet = lazy(() => import("./BasketSheet.tsx").then((module) => ({ default: module.BasketSheet })));

interface FindResultsProps {
  readonly found: FoundChoice;
  /** Leaves offers out, which the market said can't be taken. */
  readonly onGone: (ids: readonly Hex[]) => void;
}

/** What is bought: as it was found when the reader chose it, whatever is found meanwhile. */
interface Chosen {
  readonly basket: Basket;
  readonly offers: readonly Offer[];
}

/** The baskets that were found, and what else there is to say. */
export function FindResults({ found, onGone }: FindResultsProps) {
  const now = useChainNow();
  const [chosen, setChosen] = useState<Chosen>();
  const [again, setAgain] = useState(0);
  const { choice, offers, needs, busy, more } = found;
  if (choice === undefined)
    return (
      <div className="space-y-4" aria-busy>
        <Skeleton className="h-48 w-full" />
        <Skeleton className="h-32 w-full" />
      </div>
    );
  const [best, ...others] = choice.baskets;
  const offersOf = (basket: Basket): readonly Offer[] =>
    basket.offers.flatMap(({ id }) => {
      const offer = offers.get(id);
      return offer === undefined ? [] : [offer];
    });
  const card = (basket: Basket, index: number) => (
    <BasketCard
      key={basket.offers.map(({ id }) => id).join()}
      basket={basket}
      offers={offersOf(basket)}
      needs={needs}
      now={now}
      first={index === 0}
      onBuy={() => setChosen({ basket, offers: offersOf(basket) })}
    />
  );
  return (
    <div className={classes("min-w-0 space-y-5 transition-opacity", busy && "opacity-60")}>
      <p role="status" data-testid="find-count" className="text-xs text-muted text-pretty">
        {countText(choice.fitting, choice.considered)}
        {more && ` The cheapest ${MOST_OFFERS.toLocaleString("en-GB")} offers are looked at.`}
        {best !== undefined && !choice.proven && (
          <span data-testid="find-gap">
            {" "}
            There are too many combinations to look at all: a better one may cost up to {differenceText(
              choice.gap,
            )}{" "}
            less.
          </span>
        )}
      </p>
      {again > 0 && (
        <Notice tone="info" live testId="find-again" title="Chosen anew">
          What can&rsquo;t be taken any more is left out.
        </Notice>
      )}
      {best === undefined ? (
        <Panel flush>
          <Empty icon={SearchX} testId="find-none" title="No machine does this task now">
            Ask for a little less: what would make it possible is said below, if one limit alone is in the way.
          </Empty>
        </Panel>
      ) : (
        card(best, 0)
      )}
      {others.length > 0 && (
        <section className="space-y-3">
          <h2 className="text-sm font-semibold">{others.length === 1 ? "Another way" : "Other ways"}</h2>
          {others.map((basket, index) => card(basket, index + 1))}
        </section>
      )}
      <NearMisses found={found} best={best} now={now} />
      {chosen !== undefined && (
        <Suspense fallback={null}>
          <BasketSheet
            basket={chosen.basket}
            offers={chosen.offers}
            needs={needs}
            onClose={() => setChosen(undefined)}
            onGone={(ids) => {
              setChosen(undefined);
              setAgain(again + 1);
              onGone(ids);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function countText(fitting: number, considered: number): string {
  if (considered === 0) return "No machine is offered that you could take.";
  const fit = fitting === 0 ? "None" : String(fitting);
  return `${fit} of ${considered} ${considered === 1 ? "offer" : "offers"} ${fitting === 1 ? "keeps" : "keep"} every limit of a single machine.`;
}
