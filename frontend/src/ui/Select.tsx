import { type ComponentProps, type ReactNode, useId } from "react";

interface SelectProps extends Omit<ComponentProps<"select">, "id"> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly testId?: string;
}

/** One of several, in the browser's own list, with its label above. */
export function Select({ label, hint, testId, children, ...rest }: SelectProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-xs font-medium text-muted">
        {label}
      </label>
      <select
        id={id}
        data-testid={testId}
        aria-describedby={hint === undefined ? undefined : `${id}-below`}
        className="h-10 w-full rounded-lg border border-line-strong bg-surface px-2.5 outline-none focus:border-accent focus:ring-3 focus:ring-accent/15"
        {...rest}
      >
        {children}
      </select>
      {hint !== undefined && (
        <p id={`${id}-below`} className="mt-1.5 text-xs text-muted text-pretty">
          {hint}
        </p>
      )}
    </div>
  );
}
