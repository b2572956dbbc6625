import type { ReactNode } from "react";

interface StatProps {
  readonly name: ReactNode;
  readonly children: ReactNode;
  /** Null while it is read: its line is kept. */
  readonly note?: ReactNode;
  readonly testId?: string;
}

/** One figure with its name above and a remark below. */
export function Stat({ name, children, note, testId }: StatProps) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{name}</p>
      <p data-testid={testId} className="tabular mt-0.5 truncate text-lg leading-6 font-semibold tracking-tight">
        {children}
      </p>
      {note !== undefined && <p className="mt-0.5 text-xs text-muted">{note ?? <>&nbsp;</>}</p>}
    </div>
  );
}
