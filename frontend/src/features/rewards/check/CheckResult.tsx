import { type ClassedMachine, checkClass } from "@sonm/protocol/classCheck.ts";
import { programRequirements } from "@sonm/protocol/programRequirements.ts";
import { rewardUnits } from "@sonm/protocol/rewardUnits.ts";
import { CircleCheck, CircleX } from "lucide-react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { formatUsd } from "../../../lib/money.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { GuaranteeList } from "../GuaranteeList.tsx";
import type { Program } from "../programFacts.ts";
import { incomeOf } from "../programMoney.ts";
import { admissionText } from "../programState.ts";
import { unitsText } from "../unitWords.ts";

/** Spans of time for which income is shown, in days. */
const SPANS = [
  { days: 1, text: "A day" },
  { days: 90, text: "90 days" },
  { days: 365, text: "A year" },
] as const;

interface CheckResultProps {
  readonly program: Program;
  /** Undefined while what is entered can't be read. */
  readonly machine: ClassedMachine | undefined;
  /** SNM wei per USD; undefined while it is read. */
  readonly rate: bigint | undefined;
}

/** Each requirement of a program held against a machine, what it would earn, and what of that is promised. */
export function CheckResult({ program, machine, rate }: CheckResultProps) {
  if (machine === undefined)
    return (
      <Panel title="Result">
        <p className="text-muted" data-testid="check-unread">
          Mend the entries that are marked to see whether the machine qualifies.
        </p>
      </Panel>
    );
  const units = rewardUnits(program, machine);
  return (
    <div className="space-y-4">
      <Panel title="Result">
        <div className="space-y-4" data-testid="check-result" data-units={units}>
          <Verdict program={program} machine={machine} units={units} />
          <Requirements program={program} machine={machine} />
        </div>
      </Panel>
      <Panel title="What it would earn" aside="Online all the time, at the rate of now">
        {units === 0 ? (
          <p className="text-muted" data-testid="check-income-none">
            Nothing in this program, as long as a requirement fails.
          </p>
        ) : (
          <IncomeTable program={program} units={units} rate={rate} />
        )}
      </Panel>
      <Panel title="What is promised">
        <GuaranteeList program={program} />
      </Panel>
    </div>
  );
}

interface VerdictProps {
  readonly program: Program;
  readonly machine: ClassedMachine;
  readonly units: number;
}

function Verdict({ program, machine, units }: VerdictProps) {
  const admission = admissionText(program, useChainNow());
  if (units === 0) {
    const { qualifyingGpus } = checkClass(program.definition, machine);
    return (
      <Notice tone="warn" testId="check-verdict" title="It does not qualify.">
        {qualifyingGpus === 0
          ? "What fails is marked below."
          : `${unitsText(qualifyingGpus, program.definition)} would count if the rest passed.`}
      </Notice>
    );
  }
  return (
    <Notice
      tone={admission.open ? "good" : "info"}
      testId="check-verdict"
      title={`It qualifies with ${unitsText(units, program.definition)}.`}
    >
      {admission.open ? "Connected to the network and measured, it is admitted by itself." : admission.text}
    </Notice>
  );
}

function Requirements({ program, machine }: Omit<VerdictProps, "units">) {
  const rows = programRequirements(program, machine);
  if (rows.length === 0) return <p>Every attested machine qualifies.</p>;
  return (
    <ul className="divide-y border-y" data-testid="check-rows">
      {rows.map(({ demand, found, passes }) => {
        const Icon = passes ? CircleCheck : CircleX;
        return (
          <li key={demand} data-testid="check-row" data-passes={passes} className="flex gap-3 py-2.5">
            <Icon
              aria-hidden
              className={passes ? "mt-0.5 size-4 shrink-0 text-good" : "mt-0.5 size-4 shrink-0 text-bad"}
            />
            <span className="min-w-0 break-words">
              <span className="sr-only">{passes ? "Passes: " : "Fails: "}</span>
              <span className="block">{demand}</span>
              <span className={passes ? "block text-xs text-muted" : "block text-xs text-bad"}>it has: {found}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface IncomeTableProps {
  readonly program: Program;
  readonly units: number;
  readonly rate: bigint | undefined;
}

function IncomeTable({ program, units, rate }: IncomeTableProps) {
  const now = useChainNow();
  return (
    <>
      <table className="w-full" data-testid="check-income">
        <thead>
          <tr className="border-b text-left text-xs text-muted">
            <th scope="col" className="py-2 pr-3 font-medium">
              From now
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium">
              USD
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-medium">
              SNM, today
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {SPANS.map(({ days, text }) => {
            const { usd, snm } = incomeOf(program, units, days, { rate: rate ?? 0n, now });
            return (
              <tr key={days} data-testid={`check-income-${days}`}>
                <td className="py-2 pr-3">{text}</td>
                <td className="tabular px-3 py-2 text-right" data-usd={usd}>
                  {formatUsd(usd)}
                </td>
                <td className="py-2 pl-3 text-right">
                  <Snm wei={rate === undefined ? undefined : snm} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="mt-2 text-xs text-muted text-pretty">
        {program.mode === "FLOOR"
          ? "With what deals bring: the program pays only what is missing to it. "
          : "Beside what deals bring. "}
        Time before the program’s start and after its end is not counted. USD stay; SNM change with the rate.
      </p>
    </>
  );
}
