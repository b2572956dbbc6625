import { formatSnm, formatSnmExact } from "../lib/money.ts";
import { Skeleton } from "./Skeleton.tsx";

interface VotesTextProps {
  /** One vote for each SNM wei; undefined while they are read. */
  readonly votes: bigint | undefined;
  readonly testId?: string;
}

/** Votes, counted by the SNM that give them; the exact number shows on pointing at it. */
export function VotesText({ votes, testId }: VotesTextProps) {
  if (votes === undefined) return <Skeleton className="w-16" />;
  return (
    <span
      data-testid={testId}
      data-votes={votes}
      title={`${formatSnmExact(votes)} votes`}
      className="tabular whitespace-nowrap"
    >
      {formatSnm(votes)} <span className="text-[0.85em] font-normal text-muted">votes</span>
    </span>
  );
}
