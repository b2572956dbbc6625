import type { ReactNode } from "react";

import { classes } from "../lib/classes.ts";

/** A list of named values, name left, value right. */
export function Facts({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <dl className={classes("divide-y", className)}>{children}</dl>;
}

interface FactProps {
  readonly name: ReactNode;
  readonly hint?: ReactNode;
  readonly strong?: boolean;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** One named value. */
export function Fact({ name, hint, strong = false, testId, children }: FactProps) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-2">
      <dt className={classes("min-w-0", strong ? "font-medium" : "text-muted")}>
        {name}
        {hint !== undefined && <span className="block text-xs text-muted">{hint}</span>}
      </dt>
      <dd data-testid={testId} className={classes("text-right break-words", strong && "font-semibold")}>
        {children}
      </dd>
    </div>
  );
}
