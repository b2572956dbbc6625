import { useChainNow } from "../../chain/useChainClock.ts";
import { formatDuration } from "../../lib/time.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import type { Program } from "./programFacts.ts";
import { runwayOf } from "./programMoney.ts";

interface RunwayTextProps {
  readonly program: Program;
  /** SNM wei per USD; undefined while it is read. */
  readonly rate: bigint | undefined;
}

/** For how long what a program has left lasts, at the pace of its members now. */
export function RunwayText({ program, rate }: RunwayTextProps) {
  const now = useChainNow();
  if (rate === undefined) return <Skeleton className="w-16" />;
  const runway = runwayOf(program, rate);
  const rest = program.end - Math.max(now, program.start);
  if (rest <= 0) return <>nothing is earned any more</>;
  if (runway === undefined) return <>nobody spends it yet</>;
  return <>{runway >= rest ? "longer than the program" : formatDuration(runway)}</>;
}
