import { Check, PenLine, Send } from "lucide-react";

import { useChainAnswers } from "../chain/useChainClock.ts";
import { classes } from "../lib/classes.ts";
import { Spinner } from "../ui/Spinner.tsx";
import type { Action } from "./Action.ts";
import { NetworkCost } from "./NetworkCost.tsx";
import { type Progress, isRunning } from "./Progress.ts";

const hasEnded = ({ stage }: Progress): boolean => stage === "done" || stage === "signed";

interface ActionStepsProps {
  readonly action: Action;
  readonly progress: Progress;
}

/** What the wallet will ask, in order, how far it is, and about what the network takes for it. */
export function ActionSteps({ action, progress }: ActionStepsProps) {
  const answers = useChainAnswers();
  const at = "prompt" in progress ? progress.prompt : hasEnded(progress) ? action.prompts.length : -1;
  return (
    <div className="space-y-2">
      <ol data-testid="action-steps" aria-label="What your wallet will ask" className="space-y-1.5">
        {action.prompts.map(({ kind, label }, index) => {
          const done = index < at;
          const current = index === at && isRunning(progress);
          const Icon = kind === "signature" ? PenLine : Send;
          return (
            <li
              key={label}
              data-kind={kind}
              aria-current={current ? "step" : undefined}
              className={classes("flex items-center gap-2.5 text-xs", current ? "text-text" : "text-muted")}
            >
              <span
                className={classes(
                  "grid size-6 shrink-0 place-items-center rounded-full",
                  done ? "bg-good-soft text-good" : current ? "bg-accent-soft text-accent" : "bg-raised",
                )}
              >
                {done ? (
                  <Check aria-hidden className="size-3.5" />
                ) : current ? (
                  <Spinner className="size-3.5" />
                ) : (
                  <Icon aria-hidden className="size-3" />
                )}
              </span>
              <span className="min-w-0 flex-1">
                {label}
                <span className="text-muted">
                  {kind === "signature" ? " · signature, costs nothing" : " · transaction"}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      {progress.stage === "mining" && !answers && (
        <p data-testid="action-unanswered" role="status" className="text-xs text-warn text-pretty">
          The network does not answer, so nobody can tell yet whether it is in a block. It is looked for until it is
          found: do not send it again.
        </p>
      )}
      {!isRunning(progress) && !hasEnded(progress) && <NetworkCost action={action} />}
    </div>
  );
}
