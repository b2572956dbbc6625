import { type ComponentProps, type ReactNode, useId } from "react";

import { classes } from "../lib/classes.ts";

interface FieldProps extends Omit<ComponentProps<"input">, "id" | "size"> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the input, and what to enter instead. */
  readonly fault?: string | undefined;
  /** At the right end inside the box. */
  readonly unit?: ReactNode;
  readonly testId?: string;
}

/** A line of text to enter, with its label above. */
export function Field({ label, hint, fault, unit, testId, className, ...rest }: FieldProps) {
  const id = useId();
  const below = fault ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-xs font-medium text-muted">
        {label}
      </label>
      <div
        className={classes(
          "flex h-10 items-center rounded-lg border bg-surface transition-colors focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/15",
          fault === undefined ? "border-line-strong" : "border-bad",
        )}
      >
        <input
          id={id}
          data-testid={testId}
          aria-invalid={fault !== undefined || undefined}
          aria-describedby={below === undefined ? undefined : `${id}-below`}
          autoComplete="off"
          spellCheck={false}
          className="tabular h-full min-w-0 flex-1 bg-transparent px-3 outline-none placeholder:text-muted/70"
          {...rest}
        />
        {unit !== undefined && <span className="flex items-center gap-1 pr-2 text-xs text-muted">{unit}</span>}
      </div>
      {below !== undefined && (
        <p
          id={`${id}-below`}
          className={classes("mt-1.5 text-xs text-pretty", fault === undefined ? "text-muted" : "text-bad")}
        >
          {below}
        </p>
      )}
    </div>
  );
}
