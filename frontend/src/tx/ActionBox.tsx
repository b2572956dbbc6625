import { type ComponentProps, useState } from "react";

import type { Action } from "./Action.ts";
import { ActionButton } from "./ActionButton.tsx";
import { ActionFailure } from "./ActionFailure.tsx";
import { ActionSteps } from "./ActionSteps.tsx";

/** The button of an action with what belongs above it: why it failed, what the wallet will ask, how far it is. */
export function ActionBox({ runner, action, ...button }: ComponentProps<typeof ActionButton>) {
  const [sent, setSent] = useState<Action>();
  const { progress } = runner;
  const started = progress.stage !== "idle" && progress.stage !== "failed";
  const shown = started ? sent : action;
  return (
    <div className="space-y-3">
      <ActionFailure progress={progress} />
      {shown !== undefined && progress.stage !== "done" && <ActionSteps action={shown} progress={progress} />}
      <ActionButton
        runner={{
          ...runner,
          run: (next) => {
            setSent(next);
            runner.run(next);
          },
        }}
        action={action}
        {...button}
      />
    </div>
  );
}
