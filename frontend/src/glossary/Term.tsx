import { type ReactNode, Suspense, lazy, useRef, useState } from "react";

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
  const word = useRef<HTMLButtonElement>(null);
  const descriptionId = `term-${id}`;
  return (
    <span onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        ref={word}
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
          <TermCard id={id} descriptionId={descriptionId} word={word} onAway={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}
