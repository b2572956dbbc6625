import { formatSnm, formatSnmExact } from "../../lib/money.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";

interface SignedSnmProps {
  /** SNM wei; undefined while it is read. */
  readonly wei: bigint | undefined;
  readonly testId?: string;
}

/** A gain or a loss. */
export function SignedSnm({ wei, testId }: SignedSnmProps) {
  if (wei === undefined) return <Skeleton className="w-16" />;
  const tone = wei > 0n ? "text-good" : wei < 0n ? "text-bad" : "";
  return (
    <span
      data-testid={testId}
      data-wei={wei}
      title={`${formatSnmExact(wei)} SNM`}
      className={`tabular whitespace-nowrap ${tone}`}
    >
      {wei > 0n && "+"}
      {formatSnm(wei)} <span className="text-[0.85em] font-normal text-muted">SNM</span>
    </span>
  );
}
