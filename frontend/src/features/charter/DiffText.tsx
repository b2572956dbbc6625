import { classes } from "../../lib/classes.ts";
import { type DiffLine, diffLines } from "../../lib/diffLines.ts";

const LOOKS: Record<DiffLine["kind"], { readonly mark: string; readonly says: string; readonly look: string }> = {
  same: { mark: " ", says: "", look: "" },
  removed: { mark: "−", says: "removed: ", look: "bg-bad-soft" },
  added: { mark: "+", says: "added: ", look: "bg-good-soft" },
};

interface DiffTextProps {
  readonly older: string;
  readonly newer: string;
  /** Versions of both, for people. */
  readonly names: readonly [number, number];
}

/** What became other between two texts, line by line. */
export function DiffText({ older, newer, names: [before, after] }: DiffTextProps) {
  const lines = diffLines(older, newer);
  const count = (kind: DiffLine["kind"]) => lines.filter((line) => line.kind === kind).length;
  return (
    <div className="space-y-3">
      <p role="status" className="text-xs text-muted" data-testid="charter-diff-sum">
        From version {before} to version {after}: {count("added")} lines added, {count("removed")} removed.
      </p>
      <ul
        tabIndex={0}
        aria-label={`Changes from version ${before} to version ${after}`}
        data-testid="charter-diff"
        className="overflow-auto leading-relaxed"
      >
        {lines.map(({ kind, text }, index) => {
          const { mark, says, look } = LOOKS[kind];
          return (
            <li key={index} data-kind={kind} className={classes("flex gap-3 rounded px-2", look)}>
              <span aria-hidden className="w-3 shrink-0 text-muted select-none">
                {mark}
              </span>
              <span className="min-w-0 break-words whitespace-pre-wrap">
                {says !== "" && <span className="sr-only">{says}</span>}
                {text}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
