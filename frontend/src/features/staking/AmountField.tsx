import { formatSnm } from "../../lib/money.ts";
import { Field } from "../../ui/Field.tsx";
import { type AmountEntry, allOf } from "./amountEntry.ts";

interface AmountFieldProps {
  readonly label: string;
  readonly entry: AmountEntry;
  readonly onEntry: (entry: AmountEntry) => void;
  readonly fault: string | undefined;
  /** SNM wei; undefined while it is read or where there is no account. */
  readonly available: bigint | undefined;
  /** Where they are: "Wallet". */
  readonly from: string;
  readonly disabled: boolean;
  readonly testId: string;
}

/** An amount of SNM to enter, with all that there is one press away. */
export function AmountField({ label, entry, onEntry, fault, available, from, disabled, testId }: AmountFieldProps) {
  return (
    <Field
      label={label}
      testId={`${testId}-amount`}
      inputMode="decimal"
      placeholder="0.00"
      value={entry.text}
      disabled={disabled}
      fault={fault}
      hint={available === undefined ? undefined : `${from}: ${formatSnm(available)} SNM`}
      unit={
        <>
          SNM
          <button
            type="button"
            data-testid={`${testId}-all`}
            disabled={disabled || available === undefined || available === 0n}
            className="ml-1 rounded-md bg-raised px-2 py-1 font-medium text-text hover:bg-line disabled:opacity-50"
            onClick={() => available !== undefined && onEntry(allOf(available))}
          >
            All
          </button>
        </>
      }
      onChange={(event) => onEntry({ text: event.target.value, all: false })}
    />
  );
}
