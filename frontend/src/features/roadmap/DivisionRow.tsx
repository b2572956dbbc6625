import { percentEntry, readPercent } from "./division.ts";

/** Basis points of a step of the slider. */
const STEP = 100;

interface DivisionRowProps {
  readonly id: bigint;
  readonly title: string;
  /** Percent, as it was entered. */
  readonly entry: string;
  /** Basis points of what was entered. */
  readonly share: number;
  /** The most that it can get beside the others, basis points. */
  readonly room: number;
  readonly disabled: boolean;
  readonly onEntry: (text: string) => void;
}

/** The share of one feature: a slider that stops where nothing is left, and a number for exact shares. */
export function DivisionRow({ id, title, entry, share, room, disabled, onEntry }: DivisionRowProps) {
  const wrong = readPercent(entry) === undefined;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5" data-testid="division-row" data-feature={id}>
      <span className="min-w-0 flex-1 basis-40 text-sm text-pretty max-sm:basis-full">{title}</span>
      <input
        type="range"
        min={0}
        max={100 * STEP}
        step={STEP}
        value={share}
        disabled={disabled}
        aria-label={`Share of ${title}`}
        aria-valuetext={`${percentEntry(share)} per cent`}
        data-testid="division-slider"
        onChange={({ target }) => onEntry(percentEntry(Math.min(Number(target.value), room)))}
        className="h-6 min-w-24 flex-1 basis-24 accent-(--accent)"
      />
      <span
        className={`flex h-9 w-24 items-center rounded-lg border bg-surface focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/15 ${wrong ? "border-bad" : "border-line-strong"}`}
      >
        <input
          inputMode="decimal"
          autoComplete="off"
          placeholder="0"
          value={entry}
          disabled={disabled}
          aria-label={`Per cent for ${title}`}
          aria-invalid={wrong || undefined}
          data-testid="division-entry"
          onChange={({ target }) => onEntry(target.value)}
          className="tabular h-full min-w-0 flex-1 bg-transparent px-2.5 text-right outline-none placeholder:text-muted/70"
        />
        <span aria-hidden className="pr-2.5 text-xs text-muted">
          %
        </span>
      </span>
    </li>
  );
}
