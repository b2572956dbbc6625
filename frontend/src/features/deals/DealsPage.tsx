import { Link } from "@tanstack/react-router";
import { FileText } from "lucide-react";
import type { Address } from "viem";

import { useMe } from "../../chain/useMe.ts";
import { MyList } from "../../indexer/MyList.tsx";
import type { Deal } from "../../indexer/deal.ts";
import type { Refusals } from "../../indexer/refusals.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { useIndexer } from "../../indexer/useIndexer.ts";
import { useRefusals } from "../../indexer/useRefusals.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ExportButton, MOST_ROWS } from "../../ui/ExportButton.tsx";
import { ListFilter } from "../../ui/ListFilter.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { DealList } from "./DealList.tsx";
import type { DealsSearch } from "./dealsSearch.ts";
import { fetchDeals } from "./dealQueries.ts";

interface DealsPageProps {
  readonly search: DealsSearch;
  readonly onSearch: (search: DealsSearch) => void;
}

/** Whether a blacklist or a ban keeps the reader from a new deal with the other side. */
function isRefused({ terms }: Deal, account: Address | undefined, { parties }: Refusals): boolean {
  const others = [terms.buyer, terms.supplier, terms.master].map((party) => party.toLowerCase());
  return others.some((party) => party !== account?.toLowerCase() && parties.includes(party));
}

/** The reader's deals, as buyer, as master, as machine. */
export function DealsPage({ search, onSearch }: DealsPageProps) {
  const { account } = useMe();
  const indexer = useIndexer();
  const { show: chosen, dealable, ...days } = search;
  const { refusals } = useRefusals(dealable === true);
  const deals = useIndexed(
    ["deals", account?.toLowerCase(), days],
    (indexer, signal) => (account === undefined ? Promise.resolve([]) : fetchDeals(indexer, account, days, signal)),
    { enabled: account !== undefined },
  );
  const show = chosen ?? "running";
  const shown =
    refusals === undefined
      ? undefined
      : deals.data?.filter(
          (deal) => (show === "all" || deal.open === (show === "running")) && !isRefused(deal, account, refusals),
        );
  const narrowed = dealable === true || days.since !== undefined || days.until !== undefined;
  return (
    <>
      <PageHeader
        title="Deals"
        aside={
          account !== undefined && (
            <div className="flex flex-wrap items-center gap-2">
              <ExportButton
                testId="deals-export"
                label="Save all my deals as a CSV file"
                disabled={deals.data === undefined || deals.data.length === 0}
                load={async () => {
                  const [{ dealsCsv }, { fetchAllDeals }] = await Promise.all([
                    import("./dealsCsv.ts"),
                    import("./fetchAllDeals.ts"),
                  ]);
                  const all = await fetchAllDeals(indexer, account, MOST_ROWS);
                  return { name: "sonm-deals.csv", text: dealsCsv(all.deals, account), cut: all.cut };
                }}
              />
              <Choice
                label="Which deals"
                testId="deals-show"
                value={show}
                options={[
                  { value: "running", text: "Running" },
                  { value: "closed", text: "Closed" },
                  { value: "all", text: "All" },
                ]}
                onChange={(value) => {
                  const { show: _show, ...others } = search;
                  onSearch(value === "running" ? others : { ...others, show: value });
                }}
              />
            </div>
          )
        }
      >
        What you rent, and what your machines earn. Amounts come from the chain and count second by second.
      </PageHeader>
      <Panel flush>
        {account !== undefined && (
          <ListFilter
            label="Opened"
            testId="deals-filter"
            span={days}
            active={narrowed}
            onSpan={(span) => {
              const { since: _since, until: _until, ...others } = search;
              onSearch({ ...others, ...span });
            }}
          >
            <Switch
              label="Without those on blacklists"
              hint="Leaves out deals with whom you, they or the DAO refuse."
              checked={dealable === true}
              testId="deals-dealable"
              onChange={(on) => {
                const { dealable: _dealable, ...others } = search;
                onSearch(on ? { ...others, dealable: true } : others);
              }}
            />
          </ListFilter>
        )}
        <MyList
          query={deals}
          count={shown?.length}
          connect="Connect a wallet to see the deals in which you pay or are paid."
          empty={
            <Empty
              icon={FileText}
              testId="deals-empty"
              title={
                narrowed
                  ? "No such deal fits these filters"
                  : show === "closed"
                    ? "No deal has ended yet"
                    : show === "all"
                      ? "No deals yet"
                      : "No deal is running"
              }
              action={
                <Button kind="primary" size="small" asChild>
                  <Link to="/">Look at machines</Link>
                </Button>
              }
            >
              Rent a machine from the market, or sell yours: its deals show here too.
            </Empty>
          }
        >
          <DealList deals={shown} />
        </MyList>
      </Panel>
    </>
  );
}
