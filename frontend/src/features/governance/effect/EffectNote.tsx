import { Notice } from "../../../ui/Notice.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import type { Effect } from "./simulateCalls.ts";

/** Failures that only say that the node can't do it. */
const SILENT = ["Unknown", "TimelockUnexpectedOperationState"];

interface EffectNoteProps {
  /** Undefined while it is tried. */
  readonly effect: Effect | undefined;
  readonly count: number;
}

/** What would become of a proposal if it were carried out now. */
export function EffectNote({ effect, count }: EffectNoteProps) {
  if (effect === undefined)
    return (
      <p className="text-xs text-muted" aria-busy>
        Trying it out on a copy of the chain <Skeleton className="w-16" />
      </p>
    );
  if (effect.kind === "works")
    return (
      <Notice tone="good" testId="effect" title="Tried out: it would work now">
        The treasury made {count === 1 ? "the call" : `all ${count} calls`} on a copy of the chain&rsquo;s state.
        Nothing was sent.
      </Notice>
    );
  const { sentence, remedy, name } = effect.failure;
  if (effect.kind === "unknown")
    return (
      <Notice tone="warn" testId="effect" title="It could not be tried out">
        {SILENT.includes(name)
          ? "The node does not try out decisions of the treasury. Read the calls with more care."
          : `${sentence} ${remedy}`}
      </Notice>
    );
  const which =
    effect.index === undefined ? "all together" : count === 1 ? "the call" : `call ${effect.index + 1} of ${count}`;
  return (
    <Notice tone="bad" testId="effect" title={`Tried out: it would fail now, at ${which}`}>
      {sentence} {remedy}
    </Notice>
  );
}
