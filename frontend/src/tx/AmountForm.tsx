import { type ReactNode, useState } from "react";

import { amountFaults } from "../lib/amountFaults.ts";
import { editableSnm, formatSnm, parseSnm } from "../lib/money.ts";
import { Facts } from "../ui/Facts.tsx";
import { Field } from "../ui/Field.tsx";
import type { Action } from "./Action.ts";
import { ActionBox } from "./ActionBox.tsx";
import { ActionDone } from "./ActionDone.tsx";
import { isRunning } from "./Progress.ts";
import { useAction } from "./useAction.ts";

interface AmountFormProps {
  /** "deposit" or "withdraw": names the test ids too. */
  readonly verb: string;
  readonly label: string;
  /** SNM wei that can be moved; undefined while it is read. */
  readonly available: bigint | undefined;
  /** Where they are: "Wallet" or "Ledger". */
  readonly from: string;
  /** What is so afterwards, as facts. */
  readonly review: (amount: bigint) => ReactNode;
  readonly done: string;
  readonly action: (amount: bigint) => Action | undefined;
  readonly children?: ReactNode;
}

/** Moves an amount of SNM: entry, what is there afterwards, what the wallet will ask, the button. Empty again once done. */
export function AmountForm({ verb, label, available, from, review, done, action, children }: AmountFormProps) {
  const runner = useAction();
  const [typed, setTyped] = useState("");
  const text = runner.progress.stage === "done" ? "" : typed;
  const amount = parseSnm(text);
  const running = isRunning(runner.progress);
  const fault =
    text === "" || running
      ? undefined
      : typeof amount !== "bigint"
        ? amountFaults[amount]
        : available !== undefined && amount > available
          ? `${from}: ${formatSnm(available)} SNM, no more.`
          : undefined;
  const good = typeof amount === "bigint" && fault === undefined && available !== undefined;
  const next = good ? action(amount) : undefined;
  const enter = (value: string) => {
    setTyped(value);
    if (!running) runner.reset();
  };
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Field
        label={label}
        testId={`${verb}-amount`}
        inputMode="decimal"
        placeholder="0.00"
        value={text}
        disabled={running}
        fault={fault}
        hint={available === undefined ? "Reading the balance…" : `${from}: ${formatSnm(available)} SNM`}
        unit={
          <>
            SNM
            <button
              type="button"
              data-testid={`${verb}-all`}
              disabled={available === undefined || available === 0n || running}
              className="ml-1 rounded-md bg-raised px-2 py-1 font-medium text-text hover:bg-line disabled:opacity-50"
              onClick={() => available !== undefined && enter(editableSnm(available))}
            >
              All
            </button>
          </>
        }
        onChange={(event) => enter(event.target.value)}
      />
      {children}
      {good && !running && <Facts className="border-y">{review(amount)}</Facts>}
      <ActionDone progress={runner.progress} title={done} testId={`${verb}-done`} />
      <ActionBox runner={runner} action={next} verb={verb} size="medium" className="w-full" testId={`${verb}-submit`}>
        <span className="capitalize">{verb}</span>
      </ActionBox>
    </form>
  );
}
