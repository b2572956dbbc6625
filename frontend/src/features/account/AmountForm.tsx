import { type ReactNode, useState } from "react";

import { amountFaults } from "../../lib/amountFaults.ts";
import { editableSnm, formatSnm, parseSnm } from "../../lib/money.ts";
import type { Action } from "../../tx/Action.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { useAction } from "../../tx/useAction.ts";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Snm } from "../../ui/Snm.tsx";

interface AmountFormProps {
  /** "deposit" or "withdraw": names the test ids too. */
  readonly verb: string;
  readonly label: string;
  /** SNM wei that can be moved; undefined while it is read. */
  readonly available: bigint | undefined;
  /** Where they are: "Wallet" or "Ledger". */
  readonly from: string;
  readonly after: (amount: bigint) => bigint | undefined;
  readonly done: string;
  readonly action: (amount: bigint) => Action | undefined;
  readonly children?: ReactNode;
}

/** Moves an amount of SNM: entry, what is there afterwards, what the wallet will ask, the button. */
export function AmountForm({ verb, label, available, from, after, done, action, children }: AmountFormProps) {
  const runner = useAction();
  const [text, setText] = useState("");
  const amount = parseSnm(text);
  const fault =
    text === ""
      ? undefined
      : typeof amount !== "bigint"
        ? amountFaults[amount]
        : available !== undefined && amount > available
          ? `${from}: ${formatSnm(available)} SNM, no more.`
          : undefined;
  const good = typeof amount === "bigint" && fault === undefined && available !== undefined;
  const next = good ? action(amount) : undefined;
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
        disabled={isRunning(runner.progress)}
        fault={fault}
        hint={available === undefined ? "Reading the balance…" : `${from}: ${formatSnm(available)} SNM`}
        unit={
          <>
            SNM
            <button
              type="button"
              data-testid={`${verb}-all`}
              disabled={available === undefined || available === 0n}
              className="ml-1 rounded-md bg-raised px-2 py-1 font-medium text-text hover:bg-line disabled:opacity-50"
              onClick={() => available !== undefined && setText(editableSnm(available))}
            >
              All
            </button>
          </>
        }
        onChange={(event) => {
          setText(event.target.value);
          if (!isRunning(runner.progress)) runner.reset();
        }}
      />
      {children}
      {good && (
        <Facts className="border-y">
          <Fact name="Ledger balance afterwards" strong>
            <Snm wei={after(amount)} testId={`${verb}-after`} />
          </Fact>
        </Facts>
      )}
      {runner.progress.stage === "done" && <Notice tone="good" live testId={`${verb}-done`} title={done} />}
      <ActionBox runner={runner} action={next} verb={verb} size="medium" className="w-full" testId={`${verb}-submit`}>
        <span className="capitalize">{verb}</span>
      </ActionBox>
    </form>
  );
}
