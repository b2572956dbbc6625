import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { SearchX, Server } from "lucide-react";
import { Suspense, lazy } from "react";
import { zeroAddress } from "viem";
import { useReadContract } from "wagmi";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRate } from "../../chain/useRate.ts";
import { rateIsStale } from "../../chain/settlement.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { OverviewStats } from "./OverviewStats.tsx";
import { FilterBar } from "./book/FilterBar.tsx";
import { OfferList } from "./book/OfferList.tsx";
import { bookVariables, fetchBook } from "./book/bookQuery.ts";
import { type MarketSearch, type SortKey, activeFilters, without } from "./book/search.ts";

const BuyPanel = lazy(() => import("./buy/BuyPanel.tsx").then((module) => ({ default: module.BuyPanel })));

interface MarketPageProps {
  readonly search: MarketSearch;
  readonly onSearch: (search: MarketSearch) => void;
}

/** How long a query is the same although time goes on, in seconds. */
const BUCKET = 30;

/** Whose offers for one master alone the reader can take. */
function useMasters(): readonly `0x${string}`[] {
  const { account } = useMe();
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContract({
    abi: marketAbi,
    address: contracts.Market,
    functionName: "masterOf",
    args: [account ?? zeroAddress],
    chainId,
    query: { enabled: account !== undefined },
  });
  return account === undefined || data === undefined ? [] : [data];
}

/** The order book of machines. */
export function MarketPage({ search, onSearch }: MarketPageProps) {
  const now = useChainNow();
  const rate = useRate();
  const masters = useMasters();
  const bucket = Math.floor(now / BUCKET) * BUCKET;
  const variables = bookVariables(search, bucket, masters);
  const book = useIndexed(["book", variables], (indexer, signal) => fetchBook(indexer, variables, signal), {
    keep: true,
  });
  const offers = book.data?.offers.filter(({ fields }) => fields.validUntil >= now);

  const sort = (key: SortKey) => {
    const same = (search.sort ?? "price") === key;
    // Prices are looked for from below, everything else from above.
    const descending = same ? search.desc !== true : key !== "price";
    onSearch({ ...without(search, "desc", "page"), sort: key, ...(descending ? { desc: true } : {}) });
  };

  return (
    <>
      <PageHeader title="Machines for rent" aside={<OverviewStats />}>
        Attested hardware, paid by the second, straight from its owners.
      </PageHeader>
      {rate !== undefined && rateIsStale(rate, now) && (
        <div className="mb-4">
          <Notice tone="warn" testId="rate-stale" title="The masternodes are silent about the SNM price.">
            No new deal can open until they report again. Deals that run go on at the last rate.
          </Notice>
        </div>
      )}
      <Panel flush>
        <FilterBar
          search={search}
          onSearch={onSearch}
          count={offers?.length}
          failed={book.isError && offers === undefined}
        />
        <div className="border-t">
          {book.isError && offers === undefined ? (
            <IndexUnreachable onRetry={() => void book.refetch()} />
          ) : offers?.length === 0 ? (
            <NoOffers search={search} onSearch={onSearch} />
          ) : (
            <OfferList
              offers={offers}
              sorting={{ search, onSort: sort }}
              onBuy={(offer) => onSearch({ ...search, buy: offer.id })}
            />
          )}
        </div>
        <Paging search={search} more={book.data?.more ?? false} onSearch={onSearch} />
      </Panel>
      {search.buy !== undefined && (
        <Suspense fallback={null}>
          <BuyPanel key={search.buy} id={search.buy} onClose={() => onSearch(without(search, "buy"))} />
        </Suspense>
      )}
    </>
  );
}

function NoOffers({ search, onSearch }: MarketPageProps) {
  if (activeFilters(search).length > 0)
    return (
      <Empty
        icon={SearchX}
        testId="market-no-match"
        title="No machine fits these filters"
        action={
          <Button size="small" data-testid="market-clear-filters" onClick={() => onSearch({})}>
            Clear the filters
          </Button>
        }
      >
        Ask for a little less, or look at everything that is offered.
      </Empty>
    );
  return (
    <Empty icon={Server} testId="market-empty" title="No machine is offered now">
      Everything is rented, or nothing is announced yet; new offers appear here by themselves. To sell your own machine,
      run the agent on it and confirm it on the Supplier page.
    </Empty>
  );
}

function Paging({ search, more, onSearch }: MarketPageProps & { readonly more: boolean }) {
  const page = search.page ?? 1;
  if (page === 1 && !more) return null;
  const go = (next: number) => onSearch({ ...without(search, "page"), ...(next === 1 ? {} : { page: next }) });
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 border-t px-5 py-3">
      <Button size="small" disabled={page === 1} onClick={() => go(page - 1)}>
        Previous
      </Button>
      <span className="tabular text-xs text-muted">Page {page}</span>
      <Button size="small" disabled={!more} onClick={() => go(page + 1)}>
        Next
      </Button>
    </nav>
  );
}
