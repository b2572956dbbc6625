import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";

import { formatDuration } from "../../../lib/time.ts";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { EffectNote } from "../effect/EffectNote.tsx";
import { useEffectOf } from "../effect/useEffectOf.ts";
import { CallList } from "../words/CallList.tsx";
import { useCallsInWords } from "../words/useCallsInWords.ts";
import type { Wait } from "./useWait.ts";

/** Why a decision waits as long as it does. */
const SPEED_WORDS = [
  "It is a small payment, or punishes before it is too late",
  "It is neither urgent nor harmful to stakers",
  "It could harm stakers or changes the DAO's own rules, so that whoever does not want it can leave before",
];

interface DoesPanelProps {
  /** Undefined while they are read. */
  readonly calls: readonly ProposalCall[] | undefined;
  /** Whether it can still be carried out: then it is tried out. */
  readonly open: boolean;
  /** In which it was made. */
  readonly block: bigint;
  readonly wait: Wait | undefined;
}

/** What the treasury would do, in words, as calls, and whether it would work. */
export function DoesPanel({ calls, open, block, wait }: DoesPanelProps) {
  const words = useCallsInWords(calls, open ? undefined : block);
  const effect = useEffectOf(open ? calls : undefined);
  return (
    <Panel title="What it does" aside={calls && (calls.length === 1 ? "one call" : `${calls.length} calls`)}>
      {calls === undefined || words === undefined ? (
        <div aria-busy>
          <Skeleton className="h-144 w-full" />
        </div>
      ) : (
        <div className="space-y-4">
          <CallList calls={calls} words={words} failing={effect?.kind === "fails" ? effect.index : undefined} />
          {open && <EffectNote effect={effect} count={calls.length} />}
          {open && wait !== undefined && (
            <p className="text-xs text-muted text-pretty" data-testid="proposal-wait" data-speed={wait.speed}>
              {SPEED_WORDS[wait.speed]}: once accepted it waits {formatDuration(wait.seconds)} in the treasury.
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}
