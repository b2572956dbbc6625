import { type ReactNode, Suspense, lazy, useState } from "react";

import type { TermId } from "./terms.ts";

// Nobody reads all of it: the words come when the first is asked for.
const TermCard = lazy(() => import("./TermCard.tsx").then((module) => ({ default: module.TermCard })));

interface TermProps {
  readonly id: TermId;
  /** The word as it stands in its sentence. */
  readonly children: ReactNode;
}

/** A word that says what it means when it is pointed at, focused or tapped. */
export function Term({ id, children }: TermProps) {
  const [open, setOpen] = useState(false);
  const descriptionId = `term-${id}`;
  return (
    <span className="relative inline-block" onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        type="button"
        data-testid="term"
        data-term={id}
        aria-describedby={open ? descriptionId : undefined}
        className="cursor-help rounded-sm font-[inherit] underline decoration-dotted decoration-muted underline-offset-4"
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setOpen(false);
        }}
      >
        {children}
      </button>
      {open && (
        <Suspense fallback={null}>
          <TermCard id={id} descriptionId={descriptionId} />
        </Suspense>
      )}
    </span>
  );
}
