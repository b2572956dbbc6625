import { Link } from "@tanstack/react-router";
import { FileText } from "lucide-react";

import { useMe } from "../../chain/useMe.ts";
import { MyList } from "../../indexer/MyList.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { useIndexer } from "../../indexer/useIndexer.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ExportButton, MOST_ROWS } from "../../ui/ExportButton.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { DealList } from "./DealList.tsx";
import type { DealsSearch } from "./dealsSearch.ts";
import { fetchDeals } from "./dealQueries.ts";

interface DealsPageProps {
  readonly search: DealsSearch;
  readonly onSearch: (search: DealsSearch) => void;
}

/** The reader's deals, as buyer, as master, as machine. */
export function DealsPage({ search, onSearch }: DealsPageProps) {
  const { account } = useMe();
  const indexer = useIndexer();
  const deals = useIndexed(
    ["deals", account?.toLowerCase()],
    (indexer, signal) => (account === undefined ? Promise.resolve([]) : fetchDeals(indexer, account, signal)),
    { enabled: account !== undefined },
  );
  const show = search.show ?? "running";
  const shown = deals.data?.filter(({ open }) => show === "all" || open === (show === "running"));
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
                onChange={(value) => onSearch(value === "running" ? {} : { show: value })}
              />
            </div>
          )
        }
      >
        What you rent, and what your machines earn. Amounts come from the chain and count second by second.
      </PageHeader>
      <Panel flush>
        <MyList
          query={deals}
          count={shown?.length}
          connect="Connect a wallet to see the deals in which you pay or are paid."
          empty={
            <Empty
              icon={FileText}
              testId="deals-empty"
              title={
                show === "closed" ? "No deal has ended yet" : show === "all" ? "No deals yet" : "No deal is running"
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
