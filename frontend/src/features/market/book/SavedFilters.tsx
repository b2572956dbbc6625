import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";

import { browserStorage } from "../../../lib/browserStorage.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { activeFilters } from "./filterWords.ts";
import {
  MOST_FILTERS,
  MOST_LETTERS,
  type SavedFilter,
  readSavedFilters,
  renamed,
  withFilter,
  writeSavedFilters,
} from "./savedFilters.ts";
import type { MarketSearch } from "./search.ts";

const INPUT =
  "h-9 min-w-0 flex-1 rounded-lg border border-line-strong bg-surface px-2.5 outline-none focus:border-accent focus:ring-3 focus:ring-accent/15";

interface SavedFiltersProps {
  /** What is entered now; undefined while something is wrong with it. */
  readonly current: MarketSearch | undefined;
  readonly onApply: (search: MarketSearch) => void;
}

/** Filters that were saved under a name: to apply, to rename, to delete; and a name for those of now. */
export function SavedFilters({ current, onApply }: SavedFiltersProps) {
  const [filters, setFilters] = useState(() => readSavedFilters(browserStorage));
  const [kept, setKept] = useState(true);
  const [name, setName] = useState("");
  const [editing, setEditing] = useState<string>();
  const store = (next: readonly SavedFilter[]) => {
    setFilters(next);
    setKept(writeSavedFilters(browserStorage, next));
  };
  const worthSaving = current !== undefined && activeFilters(current).length > 0;
  const full = filters.length >= MOST_FILTERS && !filters.some((one) => one.name === name.trim());
  const save = () => {
    if (!worthSaving || name.trim() === "" || full) return;
    store(withFilter(filters, name, current));
    setName("");
  };

  if (filters.length === 0 && !worthSaving) return null;
  return (
    <section className="space-y-2" data-testid="saved-filters">
      <h3 className="text-xs font-semibold text-muted">Saved filters</h3>
      {filters.length > 0 && (
        <ul className="divide-y rounded-lg border">
          {filters.map((filter) => (
            <li key={filter.name} data-testid="saved-filter" className="flex items-center gap-1 p-1.5">
              {editing === filter.name ? (
                <RenameField
                  from={filter.name}
                  onDone={(to) => {
                    if (to !== undefined) store(renamed(filters, filter.name, to));
                    setEditing(undefined);
                  }}
                />
              ) : (
                <>
                  <button
                    type="button"
                    data-testid="saved-filter-apply"
                    onClick={() => onApply(filter.search)}
                    className="min-w-0 flex-1 rounded-md px-2 py-1 text-left hover:bg-raised"
                  >
                    <span className="block truncate font-medium">{filter.name}</span>
                    <span className="block truncate text-xs text-muted">
                      {activeFilters(filter.search)
                        .map(({ text }) => text)
                        .join(", ")}
                    </span>
                  </button>
                  <IconButton label={`Rename ${filter.name}`} onClick={() => setEditing(filter.name)}>
                    <Pencil aria-hidden className="size-4" />
                  </IconButton>
                  <IconButton
                    label={`Delete ${filter.name}`}
                    onClick={() => store(filters.filter((one) => one !== filter))}
                  >
                    <Trash2 aria-hidden className="size-4" />
                  </IconButton>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {worthSaving && (
        <div className="flex gap-2">
          <input
            aria-label="Name for these filters"
            data-testid="saved-filter-name"
            placeholder="Name for these filters"
            maxLength={MOST_LETTERS}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              save();
            }}
            className={INPUT}
          />
          <Button
            size="small"
            className="h-9"
            disabled={name.trim() === "" || full}
            data-testid="saved-filter-save"
            onClick={save}
          >
            Save
          </Button>
        </div>
      )}
      {full && <p className="text-xs text-muted">{MOST_FILTERS} filters are kept. Delete one to save another.</p>}
      {!kept && (
        <p role="status" className="text-xs text-warn">
          This browser does not let the page keep anything: saved filters last until it is closed.
        </p>
      )}
    </section>
  );
}

function RenameField({ from, onDone }: { readonly from: string; readonly onDone: (to: string | undefined) => void }) {
  const [text, setText] = useState(from);
  return (
    <input
      autoFocus
      aria-label={`New name for ${from}`}
      maxLength={MOST_LETTERS}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.stopPropagation();
        if (event.key !== "Escape" && event.key !== "Enter") return;
        event.preventDefault();
        onDone(event.key === "Enter" ? text : undefined);
      }}
      className={INPUT}
    />
  );
}
