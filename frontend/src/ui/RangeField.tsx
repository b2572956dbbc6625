import { useId } from "react";

import { classes } from "../lib/classes.ts";

interface BoundProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}

interface RangeFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly least: BoundProps;
  readonly most: BoundProps;
  /** What is wrong with the entries, and what to enter instead. */
  readonly fault: string | undefined;
  readonly decimal?: boolean;
}

/** Two numbers between which something has to be; either may be left open. */
export function RangeField({ label, unit, least, most, fault, decimal = false }: RangeFieldProps) {
  const id = useId();
  const input = (name: string, { value, onChange, testId }: BoundProps) => (
    <input
      aria-label={`${label}, ${name}`}
      aria-invalid={fault !== undefined || undefined}
      aria-describedby={fault === undefined ? undefined : `${id}-fault`}
      data-testid={testId}
      autoComplete="off"
      inputMode={decimal ? "decimal" : "numeric"}
      placeholder={name}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classes(
        "tabular h-9 min-w-0 rounded-lg border bg-surface px-2.5 outline-none placeholder:text-muted/80 focus:border-accent focus:ring-3 focus:ring-accent/15",
        fault === undefined ? "border-line-strong" : "border-bad",
      )}
    />
  );
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="grid grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1fr)] items-center gap-2">
        <span aria-hidden className="min-w-0 text-xs leading-4">
          <span className="block">{label}</span>
          <span className="block text-2xs text-muted">{unit}</span>
        </span>
        {input("at least", least)}
        {input("at most", most)}
      </div>
      {fault !== undefined && (
        <p id={`${id}-fault`} className="mt-1 text-right text-xs text-bad">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
