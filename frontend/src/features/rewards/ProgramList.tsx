import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { formatUsd } from "../../lib/money.ts";
import { formatDate } from "../../lib/time.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { ProgramStageBadge } from "./ProgramStageBadge.tsx";
import { RunwayText } from "./RunwayText.tsx";
import type { Program } from "./programFacts.ts";
import { snmOf } from "./programMoney.ts";
import { admissionText } from "./programState.ts";
import { MODE_WORDS } from "./programWords.ts";
import { unitName, unitsText } from "./unitWords.ts";

interface ProgramListProps {
  readonly programs: readonly Program[];
  /** SNM wei per USD; undefined while it is read. */
  readonly rate: bigint | undefined;
}

/** Reward programs, the newest first. */
export function ProgramList({ programs, rate }: ProgramListProps) {
  return (
    <ul className="divide-y" data-testid="programs">
      {programs.map((program) => (
        <ProgramRow key={program.id} program={program} rate={rate} />
      ))}
    </ul>
  );
}

function ProgramRow({ program, rate }: { readonly program: Program; readonly rate: bigint | undefined }) {
  const now = useChainNow();
  const { definition, usdPerGpuDay, members, units, maxUnits } = program;
  const admission = admissionText(program, now);
  return (
    <li data-testid="program" data-program={program.id}>
      <Link
        to="/rewards/$id"
        params={{ id: String(program.id) }}
        className="block px-4 py-4 transition-colors hover:bg-raised/50 sm:px-5"
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="font-semibold">{definition.label}</span>
          <span className="text-xs text-muted">program {program.id}</span>
          <ProgramStageBadge program={program} />
          <Badge tone={admission.open ? "good" : "neutral"} data-testid="program-admits" data-open={admission.open}>
            {admission.open ? "admits machines" : "admits none"}
          </Badge>
          {program.steered && <Badge data-testid="program-steered">opened by the controller</Badge>}
        </span>
        <span className="mt-0.5 block text-xs text-muted text-pretty">{MODE_WORDS[program.mode]}</span>
        <span className="mt-3 grid grid-cols-2 gap-x-5 gap-y-3 md:grid-cols-3 lg:grid-cols-6">
          <Value name={`A day, each ${unitName(definition)}`}>
            <span className="font-semibold">{formatUsd(usdPerGpuDay)}</span>
            <span className="block text-xs text-muted">
              now {rate === undefined ? <Skeleton className="w-12" /> : <Snm wei={snmOf(usdPerGpuDay, rate)} />}
            </span>
          </Value>
          <Value name="Guaranteed until">
            {formatDate(program.guaranteedUntil)}
            <span className="block text-xs text-muted">ends {formatDate(program.end)}</span>
          </Value>
          <Value name="Members">
            {members}
            <span className="block text-xs text-muted">
              {unitsText(units, definition)} of {maxUnits} at most
            </span>
          </Value>
          <Value name="Budget">
            <Snm wei={program.budget} />
            <span className="block text-xs text-muted">
              <Snm wei={program.reserved} /> reserved
            </span>
          </Value>
          <Value name="Paid">
            <Snm wei={program.paid} testId="program-paid" />
          </Value>
          <Value name="Runway">
            <RunwayText program={program} rate={rate} />
          </Value>
        </span>
      </Link>
    </li>
  );
}

function Value({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="block min-w-0">
      <span className="block text-xs text-muted">{name}</span>
      <span className="tabular block">{children}</span>
    </span>
  );
}
