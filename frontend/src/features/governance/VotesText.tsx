import { formatSnm, formatSnmExact } from "../../lib/money.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";

interface VotesTextProps {
  /** One SNM wei is one vote in 10^18; undefined while they are read. */
  readonly votes: bigint | undefined;
  readonly testId?: string;
}

/** A number of votes, one for each SNM. */
export function VotesText({ votes, testId }: VotesTextProps) {
  if (votes === undefined) return <Skeleton className="w-16" />;
  return (
    <span
      data-testid={testId}
      data-wei={votes}
      title={`${formatSnmExact(votes)} votes, one for each SNM`}
      className="tabular whitespace-nowrap"
    >
      {formatSnm(votes)} <span className="text-[0.85em] font-normal tracking-normal text-muted">votes</span>
    </span>
  );
}
