import { TERMS, type TermId } from "./terms.ts";

interface TermCardProps {
  readonly id: TermId;
  readonly descriptionId: string;
}

/** What a word means, below it. */
export function TermCard({ id, descriptionId }: TermCardProps) {
  return (
    <span
      role="tooltip"
      id={descriptionId}
      data-testid="term-text"
      className="absolute top-full left-0 z-40 block w-64 max-w-[70vw] rounded-lg border bg-surface p-3 text-left text-xs font-normal tracking-normal whitespace-normal text-text shadow-pop"
    >
      {TERMS[id].text}
    </span>
  );
}
