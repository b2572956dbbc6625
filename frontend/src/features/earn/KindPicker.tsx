import { Search } from "lucide-react";
import { useId, useState } from "react";

import { classes } from "../../lib/classes.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { type EarnKind, findKinds } from "./kinds.ts";

/** Kinds in view before a longer query. */
const MOST = 8;

interface KindPickerProps {
  /** Undefined while they are read. */
  readonly kinds: readonly EarnKind[] | undefined;
  readonly chosen: EarnKind | undefined;
  readonly onChoose: (kind: EarnKind) => void;
}

/** A list of kinds of machines that narrows while one types. */
export function KindPicker({ kinds, chosen, onChoose }: KindPickerProps) {
  const id = useId();
  const [query, setQuery] = useState("");
  const found = findKinds(kinds ?? [], query);
  const shown = found.slice(0, MOST);
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-xs font-medium text-muted">
        What do you have?
      </label>
      <div className="flex h-10 items-center rounded-lg border border-line-strong bg-surface focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/15">
        <Search aria-hidden className="ml-3 size-4 text-muted" />
        <input
          id={id}
          data-testid="earn-kind"
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder="RTX 3090, server, CPU only …"
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={({ key }) => {
            if (key === "Enter" && shown[0] !== undefined) onChoose(shown[0]);
          }}
          className="h-full min-w-0 flex-1 bg-transparent px-2.5 outline-none placeholder:text-muted/70"
        />
      </div>
      <ul className="mt-2 grid gap-1" aria-label="Kinds of machines" aria-busy={kinds === undefined}>
        {kinds === undefined &&
          Array.from({ length: MOST }, (_none, at) => (
            <li key={at} className="flex">
              <Skeleton className="h-9.75 w-full" />
            </li>
          ))}
        {shown.map((kind) => (
          <li key={kind.id}>
            <button
              type="button"
              data-testid="earn-kind-option"
              data-kind={kind.id}
              aria-pressed={kind.id === chosen?.id}
              onClick={() => onChoose(kind)}
              className={classes(
                "flex w-full flex-wrap items-baseline gap-x-2 rounded-lg border px-3 py-2 text-left transition-colors hover:bg-raised",
                kind.id === chosen?.id && "border-accent bg-accent-soft",
              )}
            >
              <span className="font-medium">{kind.text}</span>
              <span className="text-xs text-muted">{kind.note}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 text-xs text-muted">
        {kinds === undefined
          ? "\u00a0"
          : found.length === 0
            ? "Nothing is called so. Try fewer words, or measure the machine below."
            : found.length > MOST
              ? `${found.length - MOST} more: type to find yours.`
              : ""}
      </p>
    </div>
  );
}
