import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";

import { TERMS, type TermId } from "./terms.ts";

/** Pixels that stay free at the window's edges. */
const MARGIN = 12;

interface TermCardProps {
  readonly id: TermId;
  readonly descriptionId: string;
  /** The word that it stands below. */
  readonly word: RefObject<HTMLElement | null>;
  /** The word moved away from under it. */
  readonly onAway: () => void;
}

/** What a word means, below it, or above where there is no room: outside of tables and boxes that would cut it off. */
export function TermCard({ id, descriptionId, word, onAway }: TermCardProps) {
  const card = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const [from, to] = [word.current?.getBoundingClientRect(), card.current];
    if (from === undefined || to === null) return;
    const { width, height } = to.getBoundingClientRect();
    const fits = from.bottom + height + MARGIN <= window.innerHeight || from.top < height;
    to.style.top = `${fits ? from.bottom : from.top - height}px`;
    to.style.left = `${Math.max(MARGIN, Math.min(from.left, window.innerWidth - width - MARGIN))}px`;
  }, [id, word]);
  useEffect(() => {
    const options = { capture: true, passive: true };
    window.addEventListener("scroll", onAway, options);
    return () => window.removeEventListener("scroll", onAway, options);
  }, [onAway]);
  return createPortal(
    <span
      ref={card}
      role="tooltip"
      id={descriptionId}
      data-testid="term-text"
      className="fixed z-60 block w-64 max-w-[70vw] rounded-lg border bg-surface p-3 text-left text-xs font-normal tracking-normal whitespace-normal text-text shadow-pop"
    >
      {TERMS[id].text}
    </span>,
    document.body,
  );
}
