import type { ReactNode } from "react";

import type { Call } from "../../../chain/Call.ts";
import { useMe } from "../../../chain/useMe.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import type { ActionRunner } from "../../../tx/useAction.ts";

interface SendOnBoxProps {
  readonly runner: ActionRunner;
  /** SNM wei that wait; with none of them there is nothing to send. */
  readonly waiting: bigint;
  readonly call: Call;
  /** In the wallet's steps and in the list. */
  readonly title: string;
  /** Who may, and why. */
  readonly note: string;
  readonly done: string;
  readonly verb: string;
  /** Of the button with `-submit`, of the receipt with `-done`. */
  readonly testId: string;
  readonly children: ReactNode;
}

/** Sends a part of the fees on to whom it belongs, as anybody may. */
export function SendOnBox({ runner, waiting, call, title, note, done, verb, testId, children }: SendOnBoxProps) {
  const { account } = useMe();
  return (
    <div className="space-y-3">
      <p className="text-xs text-muted text-pretty">{note}</p>
      <ActionDone progress={runner.progress} title={done} testId={`${testId}-done`} />
      <ActionBox
        runner={runner}
        action={
          account === undefined || waiting === 0n ? undefined : { ...singleCall(account, title, call), sparesGas: true }
        }
        verb={verb}
        kind="secondary"
        size="medium"
        className="w-full"
        testId={`${testId}-submit`}
      >
        {children}
      </ActionBox>
    </div>
  );
}
