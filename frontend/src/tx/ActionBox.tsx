import { type ComponentProps, useState } from "react";
import { isAddressEqual } from "viem";

import { useMe } from "../chain/useMe.ts";
import type { Action } from "./Action.ts";
import { ActionButton } from "./ActionButton.tsx";
import { ActionFailure } from "./ActionFailure.tsx";
import { ActionSteps } from "./ActionSteps.tsx";
import type { Progress } from "./Progress.ts";

/** Whether it says nothing to whoever is at the page now: another account failed, and not because it was left. */
const isOfAnother = (progress: Progress, sent: Action | undefined, account: Action["account"] | undefined): boolean =>
  progress.stage === "failed" &&
  progress.failure.name !== "AccountChanged" &&
  sent !== undefined &&
  account !== undefined &&
  !isAddressEqual(sent.account, account);

/** The button of an action with what belongs above it: why it failed, what the wallet will ask, how far it is. */
export function ActionBox({ runner, action, ...button }: ComponentProps<typeof ActionButton>) {
  const [sent, setSent] = useState<Action>();
  const { account } = useMe();
  const { progress } = runner;
  const started = progress.stage !== "idle" && progress.stage !== "failed";
  const shown = started ? sent : action;
  return (
    <div className="space-y-3">
      {!isOfAnother(progress, sent, account) && <ActionFailure progress={progress} />}
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
