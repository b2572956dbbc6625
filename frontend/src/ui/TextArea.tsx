import { type ComponentProps, type ReactNode, useId } from "react";

import { classes } from "../lib/classes.ts";

interface TextAreaProps extends Omit<ComponentProps<"textarea">, "id"> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the input, and what to enter instead. */
  readonly fault?: string | undefined;
  readonly testId?: string;
}

/** Several lines of text to enter, with their label above. */
export function TextArea({ label, hint, fault, testId, className, ...rest }: TextAreaProps) {
  const id = useId();
  const below = fault ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-xs font-medium text-muted">
        {label}
      </label>
      <textarea
        id={id}
        data-testid={testId}
        rows={4}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        className={classes(
          "w-full resize-y rounded-lg border bg-surface px-3 py-2 outline-none placeholder:text-muted/70 focus:border-accent focus:ring-3 focus:ring-accent/15",
          fault === undefined ? "border-line-strong" : "border-bad",
          className,
        )}
        {...rest}
      />
      {below !== undefined && (
        <p
          id={`${id}-below`}
          className={classes("mt-1 text-xs text-pretty", fault === undefined ? "text-muted" : "text-bad")}
        >
          {below}
        </p>
      )}
    </div>
  );
}
