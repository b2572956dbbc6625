import { useState } from "react";

import type { Action } from "../../../tx/Action.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Field } from "../../../ui/Field.tsx";

interface TextSettingProps {
  readonly label: string;
  readonly hint: string;
  /** As it is now. */
  readonly value: string;
  readonly fault: (text: string) => string | undefined;
  readonly action: (text: string) => Action;
  readonly testId: string;
}

/** A line of text that is kept on the chain, to change. */
export function TextSetting({ label, hint, value, fault, action, testId }: TextSettingProps) {
  const runner = useAction();
  const [text, setText] = useState(value);
  const next = text.trim();
  const same = next === value;
  const wrong = same ? undefined : fault(next);
  return (
    <div className="space-y-3">
      <Field
        label={label}
        hint={hint}
        testId={`${testId}-entry`}
        value={text}
        fault={wrong}
        disabled={isRunning(runner.progress)}
        onChange={(event) => {
          setText(event.target.value);
          if (!isRunning(runner.progress)) runner.reset();
        }}
      />
      {(!same || isRunning(runner.progress)) && runner.progress.stage !== "done" && (
        <ActionBox
          runner={runner}
          action={wrong === undefined ? action(next) : undefined}
          verb="change it"
          size="medium"
          className="w-full"
          testId={`${testId}-submit`}
        >
          Change it
        </ActionBox>
      )}
      <ActionDone progress={runner.progress} title="It is changed." testId={`${testId}-done`} />
    </div>
  );
}
