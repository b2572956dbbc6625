import { useCallback, useEffect, useRef, useState } from "react";

import type { Action } from "./Action.ts";
import { type Progress, isRunning } from "./Progress.ts";
import { runAction } from "./runAction.ts";
import { useActionTools } from "./useActionTools.ts";

/** One place on a page from which actions run. */
export interface ActionRunner {
  readonly progress: Progress;
  /** Starts the action, unless one runs already. */
  readonly run: (action: Action) => void;
  /** Forgets how the last one ended. What runs goes on in the transaction list. */
  readonly reset: () => void;
}

/** Runs actions and tells how they go. Leaving the page does not stop what was sent. */
export function useAction(): ActionRunner {
  const tools = useActionTools();
  const [progress, setProgress] = useState<Progress>({ stage: "idle" });
  const running = useRef(false);
  const turn = useRef(0);

  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const run = useCallback(
    (action: Action) => {
      if (running.current) return;
      running.current = true;
      const mine = (turn.current += 1);
      void runAction(tools, action, (next) => {
        if (!isRunning(next)) running.current = false;
        if (mine === turn.current) setProgress(next);
      });
    },
    [tools],
  );
  const reset = useCallback(() => {
    turn.current += 1;
    running.current = false;
    setProgress({ stage: "idle" });
  }, []);
  return { progress, run, reset };
}
