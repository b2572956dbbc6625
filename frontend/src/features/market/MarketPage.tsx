import { Link } from "@tanstack/react-router";
import { SearchX, Server } from "lucide-react";
import { Suspense, lazy } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMasters } from "../../chain/useMasters.ts";
import { useRate } from "../../chain/useRate.ts";
import { rateIsStale } from "../../chain/settlement.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { useIndexer } from "../../indexer/useIndexer.ts";
import { useRefusals } from "../../indexer/useRefusals.ts";
import { useRelayedAsks } from "../../relay/useRelayedAsks.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { MOST_ROWS } from "../../ui/ExportButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { OverviewStats } from "./OverviewStats.tsx";
import { FilterBar } from "./book/FilterBar.tsx";
import { OfferList } from "./book/OfferList.tsx";
import { PAGE_SIZE, bookQuery, fetchBook } from "./book/bookQuery.ts";
import { bookConditions } from "./book/conditions.ts";
import { activeFilters } from "./book/filterWords.ts";
import { type BookView, mergeBook } from "./book/mergeBook.ts";
import { type MarketSearch, type SortKey, without } from "./book/search.ts";
import { taskOf } from "./book/taskOf.ts";

const BuyPanel = lazy(() => import("./buy/BuyPanel.tsx").then((module) => ({ default: module.BuyPanel })));

interface MarketPageProps {
  readonly search: MarketSearch;
  readonly onSearch: (search: MarketSearch) => void;
}

/** How long a query is the same although time goes on, in seconds. */
const BUCKET = 30;

/** The order book of machines. */
export function MarketPage({ search, onSearch }: MarketPageProps) {
  const now = useChainNow();
  const rate = useRate();
  const masters = useMasters();
  const bucket = Math.floor(now / BUCKET) * BUCKET;
  const { refusals, failed: unknown } = useRefusals(search.dealable === true);
  const query = bookQuery(search, bucket, masters, refusals);
  const most = (search.page ?? 1) * PAGE_SIZE;
  const book = useIndexed(["book", query, most], (from, signal) => fetchBook(from, query, most, signal), {
    keep: true,
    enabled: refusals !== undefined,
  });
  const indexer = useIndexer();
  const relayed = useRelayedAsks();
  const view: BookView = {
    conditions: bookConditions(search, bucket, masters, refusals),
    sort: search.sort ?? "price",
    descending: search.desc === true,
  };
  const offers =
    book.data === undefined
      ? undefined
      : mergeBook(book.data, relayed, view).filter(({ fields }) => fields.validUntil >= now);

  const failed = (book.isError || unknown) && offers === undefined;

  const sort = (key: SortKey) => {
    const same = (search.sort ?? "price") === key;
    // Prices are looked for from below, everything else from above.
    const descending = same ? search.desc !== true : key !== "price" && key !== "machine";
    onSearch({ ...without(search, "desc", "page"), sort: key, ...(descending ? { desc: true } : {}) });
  };

  return (
    <>
      <PageHeader title="Machines for rent" aside={<OverviewStats />}>
        <Term id="attestation">Attested</Term> hardware, paid by the second, straight from its owners.{" "}
        <Link to="/earn" data-testid="earn-link" className="font-medium text-accent underline">
          What could my machine earn?
        </Link>
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
          more={book.data?.more ?? false}
          failed={failed}
          loadCsv={async () => {
            const { bookCsv } = await import("./book/bookCsv.ts");
            const all = await fetchBook(indexer, query, MOST_ROWS);
            return { name: "sonm-offers.csv", text: bookCsv(mergeBook(all, relayed, view)), cut: all.more };
          }}
        />
        <div className="border-t">
          {failed ? (
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
        {book.data?.more === true && (
          <div className="border-t px-5 py-3 text-center">
            <Button
              size="small"
              data-testid="book-more"
              busy={book.isPlaceholderData}
              onClick={() => onSearch({ ...search, page: (search.page ?? 1) + 1 })}
            >
              Show more
            </Button>
          </div>
        )}
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
          <>
            <Button size="small" data-testid="market-clear-filters" onClick={() => onSearch({})}>
              Clear the filters
            </Button>
            <Button size="small" asChild>
              <Link to="/find" search={taskOf(search)} data-testid="market-find">
                Describe your task
              </Link>
            </Button>
          </>
        }
      >
        Ask for a little less, look at everything that is offered, or describe your task to see what keeps it from being
        found.
      </Empty>
    );
  return (
    <Empty
      icon={Server}
      testId="market-empty"
      title="No machine is offered now"
      action={
        <>
          <Button size="small" kind="primary" asChild>
            <Link to="/orders/new">Say what you need</Link>
          </Button>
          <Button size="small" asChild>
            <Link to="/earn">Rent out a machine</Link>
          </Button>
        </>
      }
    >
      Everything is rented, or nothing is announced yet; new offers appear here by themselves. Place a bid, and a
      supplier may take it; or rent out a machine of your own.
    </Empty>
  );
}
