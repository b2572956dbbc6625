import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { Link } from "@tanstack/react-router";
import { Cpu, MonitorSmartphone } from "lucide-react";
import { useState } from "react";

import { useMe } from "../../chain/useMe.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useHardwareClasses } from "../../indexer/useHardwareClasses.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { classes } from "../../lib/classes.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { draftFaults, machineOf } from "../rewards/check/machineDraft.ts";
import { fetchPrograms } from "../rewards/programsQuery.ts";
import { useLowestAgent } from "../rewards/useLowestAgent.ts";
import { ConnectMachine } from "../supplier/connect/ConnectMachine.tsx";
import { GainList } from "./GainList.tsx";
import { IncomePanel } from "./IncomePanel.tsx";
import { KindPicker } from "./KindPicker.tsx";
import { MachineParts } from "./MachineParts.tsx";
import { MeasureMachine } from "./MeasureMachine.tsx";
import { type EarnSearch, draftOf } from "./earnSearch.ts";
import { guessMachine } from "./guessMachine.ts";
import { kindById, kindsOf } from "./kinds.ts";
import { readHints } from "./readHints.ts";
import { useForecast } from "./useForecast.ts";

interface EarnPageProps {
  readonly search: EarnSearch;
  readonly onSearch: (search: EarnSearch) => void;
}

/** The version that the newest agent has at least: everything that is demanded of agents now. Empty where nothing is. */
function useAgentVersion(): string {
  const agent = useLowestAgent();
  const { data } = useIndexed(["reward-programs"], fetchPrograms);
  const demanded = data?.programs.map(({ minSoftwareVersion }) => minSoftwareVersion) ?? [];
  const version = Math.max(0, agent?.lowest ?? 0, ...demanded);
  return version === 0 ? "" : decodeSoftwareVersion(version);
}

/** What a machine could earn here, before anything is installed. */
export function EarnPage({ search, onSearch }: EarnPageProps) {
  const { account } = useMe();
  const [guessed, setGuessed] = useState(false);
  const { data: definitions, isPending } = useHardwareClasses();
  const kinds = kindsOf(definitions ?? []);
  const kind = search.kind === undefined ? undefined : kindById(kinds, search.kind);
  const version = useAgentVersion();
  const draft = kind === undefined ? undefined : draftOf(search, kind, version);
  const faults = draft === undefined ? new Set<never>() : draftFaults(draft);
  const machine = draft === undefined || faults.size > 0 ? undefined : machineOf(draft);
  const { view, failed, retry } = useForecast(machine);
  return (
    <>
      <PageHeader title="What could my machine earn?">
        Choose what you have and see it at once: what such machines are rented for here, and what reward programs add.{" "}
        <Link to="/glossary" className="text-accent underline">
          The words of this market
        </Link>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <Panel title="The machine">
          <div className="space-y-5">
            <KindPicker
              kinds={isPending ? undefined : kinds}
              chosen={kind}
              onChoose={({ id }) => {
                setGuessed(false);
                onSearch({ kind: id });
                // What it earns stands on top: on a phone the list would hide it.
                window.scrollTo({ top: 0 });
              }}
            />
            <Button
              size="small"
              data-testid="earn-guess"
              onClick={() => {
                setGuessed(true);
                onSearch(guessMachine(readHints(), kinds));
              }}
            >
              <MonitorSmartphone aria-hidden className="size-4" />
              Guess from this browser
            </Button>
            {guessed && (
              <Notice tone="warn" testId="earn-guessed" title="These are guesses.">
                Browsers round what they tell, and say at most 8 GB of memory. Correct what is wrong.
              </Notice>
            )}
            {draft !== undefined && <MachineParts draft={draft} faults={faults} search={search} onSearch={onSearch} />}
            <MeasureMachine
              onMachine={(measured) => {
                setGuessed(false);
                onSearch(measured);
              }}
            />
          </div>
        </Panel>
        <div className={classes("space-y-4", kind !== undefined && "max-lg:order-first")}>
          {kind === undefined ? (
            <Panel flush>
              <Empty icon={Cpu} title="Choose a machine to see what it would earn" testId="earn-empty">
                Nothing is installed and nothing is sent. Already running one? The{" "}
                <Link to="/supplier" className="text-accent underline">
                  supplier page
                </Link>{" "}
                shows what yours do.
              </Empty>
            </Panel>
          ) : machine === undefined ? (
            <Panel title="What it would earn">
              <p className="text-muted" data-testid="earn-unread">
                Mend the entries that are marked.
              </p>
            </Panel>
          ) : view === undefined ? (
            <Panel title="What it would earn" flush={failed}>
              {failed ? <IndexUnreachable onRetry={retry} /> : <Skeleton className="h-40 w-full" />}
            </Panel>
          ) : (
            <>
              <IncomePanel view={view} />
              <GainList gains={view.forecasts[0]?.gains ?? []} />
              {account === undefined ? (
                <Panel title="Connect a machine" flush>
                  <ConnectEmpty>
                    Connect the wallet that shall be paid: the command that connects the machine names it.
                  </ConnectEmpty>
                </Panel>
              ) : (
                <ConnectMachine account={account} />
              )}
            </>
          )}
        </div>
      </div>
    </>
  );
}
