import type { Rounding } from "../lib/decimal.ts";
import { formatSnm, formatSnmExact } from "../lib/money.ts";
import { Skeleton } from "./Skeleton.tsx";

interface SnmProps {
  /** SNM wei; undefined while it is read. */
  readonly wei: bigint | undefined;
  readonly rounding?: Rounding;
  readonly testId?: string;
}

/** An amount of SNM, rounded for reading; the exact amount shows on pointing at it. */
export function Snm({ wei, rounding, testId }: SnmProps) {
  if (wei === undefined) return <Skeleton className="w-16" />;
  return (
    <span
      data-testid={testId}
      data-wei={wei}
      title={`${formatSnmExact(wei)} SNM`}
      className="tabular whitespace-nowrap"
    >
      {formatSnm(wei, rounding)} <span className="text-[0.85em] font-normal tracking-normal text-muted">SNM</span>
    </span>
  );
}
