import { Gift } from "lucide-react";
import { useState } from "react";

import { useMe } from "../../../chain/useMe.ts";
import { useRate } from "../../../chain/useRate.ts";
import { IndexUnreachable } from "../../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Choice } from "../../../ui/Choice.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { AgentNotice } from "../AgentNotice.tsx";
import type { Program } from "../programFacts.ts";
import { fetchPrograms } from "../programsQuery.ts";
import { useLowestAgent } from "../useLowestAgent.ts";
import { withLowestAgent } from "../withLowestAgent.ts";
import { CheckResult } from "./CheckResult.tsx";
import { MachineFields } from "./MachineFields.tsx";
import { type AttestedWorker, fetchAttested } from "./attestedQuery.ts";
import { EMPTY_DRAFT, draftFaults, machineOf } from "./machineDraft.ts";

interface CheckPageProps {
  /** Number of the program that is chosen; the newest unless told otherwise. */
  readonly program: number | undefined;
  readonly onProgram: (program: number) => void;
}

/** Whether a machine would earn in a program: one of the reader's, or hardware that is only planned. */
export function CheckPage({ program: wanted, onProgram }: CheckPageProps) {
  const query = useIndexed(["reward-programs"], fetchPrograms);
  const agent = useLowestAgent();
  const programs = query.data?.programs.map((program) => withLowestAgent(program, agent));
  const chosen = programs?.find(({ id }) => id === wanted) ?? programs?.[0];
  return (
    <>
      <BackLink to="/rewards">Rewards</BackLink>
      <PageHeader title="Does my machine qualify?">
        Choose a machine of yours, or enter the hardware that you plan to buy. Each requirement is held against it, with
        what it would earn.
      </PageHeader>
      {query.isError && programs === undefined ? (
        <Panel flush>
          <IndexUnreachable onRetry={() => void query.refetch()} />
        </Panel>
      ) : programs === undefined ? (
        <div aria-busy>
          <Skeleton className="h-64 w-full" />
        </div>
      ) : chosen === undefined ? (
        <Panel flush>
          <Empty
            icon={Gift}
            title="There is no program yet"
            testId="check-empty"
            next={{ to: "/rewards", text: "To the rewards" }}
          >
            Come back when the DAO has opened one: the rewards page announces it.
          </Empty>
        </Panel>
      ) : (
        <div className="space-y-4">
          <AgentNotice agent={agent} />
          <Check key={chosen.id} programs={programs} program={chosen} onProgram={onProgram} />
        </div>
      )}
    </>
  );
}

interface CheckProps {
  readonly programs: readonly Program[];
  readonly program: Program;
  readonly onProgram: (program: number) => void;
}

function Check({ programs, program, onProgram }: CheckProps) {
  const rate = useRate()?.rate;
  const { account } = useMe();
  const { data: workers = [] } = useIndexed(
    ["attested-workers", account?.toLowerCase()],
    (indexer, signal) => (account === undefined ? Promise.resolve([]) : fetchAttested(indexer, account, signal)),
    { enabled: account !== undefined },
  );
  const [source, setSource] = useState<"mine" | "entry">();
  const [address, setAddress] = useState<string>();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const worker = workers.find((one) => one.address === address) ?? workers[0];
  const isMine = worker !== undefined && source !== "entry";
  const faults = draftFaults(draft);
  const machine = isMine ? worker.attestation : faults.size === 0 ? machineOf(draft) : undefined;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
      <Panel title="The machine">
        <div className="space-y-5">
          <Select
            label="Program"
            testId="check-program"
            value={String(program.id)}
            onChange={({ target }) => onProgram(Number(target.value))}
          >
            {programs.map(({ id, definition }) => (
              <option key={id} value={id}>
                {id}: {definition.label}
              </option>
            ))}
          </Select>
          {workers.length > 0 && (
            <Choice
              label="Which machine"
              testId="check-source"
              value={isMine ? "mine" : "entry"}
              options={[
                { value: "mine", text: "One of mine" },
                { value: "entry", text: "Entered by hand" },
              ]}
              onChange={setSource}
            />
          )}
          {isMine ? (
            <MyMachine workers={workers} worker={worker} onChange={setAddress} />
          ) : (
            <MachineFields program={program} draft={draft} faults={faults} onChange={setDraft} />
          )}
          {workers.length === 0 && (
            <p className="text-xs text-muted text-pretty">
              {account === undefined
                ? "Connect the wallet that your machines pay to choose one of them."
                : "None of your machines was measured yet. Once nodes have attested one, it can be chosen here."}
            </p>
          )}
        </div>
      </Panel>
      <CheckResult program={program} machine={machine} rate={rate} />
    </div>
  );
}

interface MyMachineProps {
  readonly workers: readonly AttestedWorker[];
  readonly worker: AttestedWorker;
  readonly onChange: (address: string) => void;
}

function MyMachine({ workers, worker, onChange }: MyMachineProps) {
  const { measuredAt, expiresAt } = worker.attestation;
  return (
    <Select
      label="Machine, as attested last"
      testId="check-machine"
      hint={`Measured ${formatDateTime(measuredAt)}, in force until ${formatDateTime(expiresAt)}.`}
      value={worker.address}
      onChange={({ target }) => onChange(target.value)}
    >
      {workers.map(({ address, attestation }) => (
        <option key={address} value={address}>
          {shortAddress(address)} {attestation.cpuModel}
        </option>
      ))}
    </Select>
  );
}
