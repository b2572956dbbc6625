import { classes } from "../../lib/classes.ts";
import { shareText } from "../../lib/percent.ts";

const WHOLE = 1_000n;

interface VoteBarProps {
  /** SNM wei. */
  readonly votes: readonly [against: bigint, inFavour: bigint, abstain: bigint];
  readonly className?: string;
}

/** How votes divide, as a bar, and in words for who can't see it. */
export function VoteBar({ votes: [against, inFavour, abstain], className }: VoteBarProps) {
  const all = against + inFavour + abstain;
  const width = (part: bigint) => `${all === 0n ? 0 : Number((part * WHOLE) / all) / 10}%`;
  const words =
    all === 0n
      ? "No votes yet"
      : `${shareText(inFavour, all)} for, ${shareText(against, all)} against, ${shareText(abstain, all)} abstain`;
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className={classes("flex h-1.5 w-full overflow-hidden rounded-full bg-raised", className)}
    >
      <span className="bg-good" style={{ width: width(inFavour) }} />
      <span className="bg-bad" style={{ width: width(against) }} />
      <span className="bg-line-strong" style={{ width: width(abstain) }} />
    </span>
  );
}
