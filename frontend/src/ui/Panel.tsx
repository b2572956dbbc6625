import type { ReactNode } from "react";

import { classes } from "../lib/classes.ts";

interface PanelProps {
  readonly title?: ReactNode;
  /** Beside the title. */
  readonly aside?: ReactNode;
  readonly className?: string;
  /** Without padding, for tables that reach the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A box on the page with an optional title. */
export function Panel({ title, aside, className, flush = false, children }: PanelProps) {
  return (
    <section className={classes("rounded-xl border bg-surface", className)}>
      {title !== undefined && (
        <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-2 sm:px-5">
          <h2 className="text-sm font-semibold">{title}</h2>
          {aside !== undefined && <div className="text-xs text-muted">{aside}</div>}
        </header>
      )}
      <div className={flush ? "" : "p-4 sm:p-5"}>{children}</div>
    </section>
  );
}
