import { useChainAnswers, useChainHead, useChainNow } from "../chain/useChainClock.ts";
import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { classes } from "../lib/classes.ts";
import { formatShortDuration } from "../lib/time.ts";

/** Silence of the chain from which on something is wrong, in seconds. */
const SILENT = 60;

/** Which network this is, and whether it lives. */
export function NetworkState() {
  const { name, local } = useRuntimeConfig();
  const head = useChainHead();
  const answers = useChainAnswers();
  const now = useChainNow();
  const silence = head === undefined ? undefined : now - head.timestamp;
  const good = answers && silence !== undefined && silence < SILENT;
  const text =
    head === undefined || !answers
      ? "no answer"
      : good
        ? `block ${head.number}`
        : `silent for ${formatShortDuration(silence ?? 0)}`;
  return (
    <span
      data-testid="network-state"
      data-live={good}
      title={`${local ? "Local network: test keys, no real money" : name}, ${text}`}
      className="hidden items-center gap-2 rounded-lg px-2.5 py-1.5 text-xs text-muted lg:inline-flex"
    >
      <span aria-hidden className={classes("size-2 rounded-full", good ? "bg-good" : "bg-bad")} />
      <span className="font-medium text-text capitalize">{name}</span>
      <span className="tabular hidden font-mono text-2xs 2xl:inline">{text}</span>
    </span>
  );
}
