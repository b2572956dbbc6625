import { Link } from "@tanstack/react-router";
import { SlidersHorizontal, WandSparkles, X } from "lucide-react";
import { Suspense, lazy, useState } from "react";

import { Button } from "../../../ui/Button.tsx";
import { type CsvFile, ExportButton } from "../../../ui/ExportButton.tsx";
import { activeFilters } from "./filterWords.ts";
import { taskOf } from "./taskOf.ts";
import { type MarketSearch, SORT_KEYS, type SortKey, without } from "./search.ts";

const FilterSheet = lazy(() => import("./FilterSheet.tsx").then((module) => ({ default: module.FilterSheet })));

const SORT_NAMES: Record<SortKey, string> = {
  price: "Price",
  machine: "Machine",
  cpu: "CPU, all cores",
  core: "CPU, one core",
  cores: "Cores",
  memory: "Memory",
  disk: "Disk",
  down: "Download",
  up: "Upload",
  gpus: "GPUs",
  vram: "GPU memory",
  duration: "Longest duration",
  attested: "Attestation",
};

interface FilterBarProps {
  readonly search: MarketSearch;
  readonly onSearch: (search: MarketSearch) => void;
  /** Offers in view, undefined while they load. */
  readonly count: number | undefined;
  /** Whether there are more than those in view. */
  readonly more: boolean;
  readonly failed: boolean;
  /** The whole list, as filtered, as a file. */
  readonly loadCsv: () => Promise<CsvFile>;
}

/** What narrows the book, how it is sorted, and how it is taken along. */
export function FilterBar({ search, onSearch, count, more, failed, loadCsv }: FilterBarProps) {
  const [open, setOpen] = useState(false);
  const active = activeFilters(search);
  const sort = search.sort ?? "price";
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3 sm:px-5">
      <Button size="small" data-testid="filter-open" onClick={() => setOpen(true)}>
        <SlidersHorizontal aria-hidden className="size-3.5" />
        Filters
        {active.length > 0 && (
          <span className="tabular rounded-full bg-accent-soft px-1.5 text-2xs text-accent-strong">
            {active.length}
          </span>
        )}
      </Button>
      <Button kind="quiet" size="small" asChild>
        <Link to="/find" search={taskOf(search)} data-testid="find-link">
          <WandSparkles aria-hidden className="size-3.5" />
          Describe your task
        </Link>
      </Button>
      {active.map(({ text, parts }) => (
        <button
          key={text}
          type="button"
          aria-label={`Remove filter: ${text}`}
          onClick={() => onSearch(without(search, ...parts, "page"))}
          className="inline-flex min-h-8 items-center gap-1 rounded-md bg-raised px-2.5 text-left text-xs text-muted hover:text-text"
        >
          {text}
          <X aria-hidden className="size-3 shrink-0" />
        </button>
      ))}
      <p className="text-xs text-muted lg:ml-auto" role="status" data-testid="offer-count">
        {failed ? "" : count === undefined ? "Loading offers" : countText(count, more)}
      </p>
      <ExportButton
        testId="book-export"
        label="Save these offers as a CSV file"
        disabled={count === undefined || count === 0}
        load={loadCsv}
      />
      <label className="ml-auto flex items-center gap-1.5 text-xs text-muted lg:hidden">
        <span className="max-sm:sr-only">Sort</span>
        <select
          data-testid="sort-select"
          className="h-8 rounded-md border border-line-strong bg-surface px-1.5 text-text"
          value={`${sort}-${search.desc === true ? "desc" : "asc"}`}
          onChange={(event) => {
            const [key, direction] = event.target.value.split("-") as [SortKey, string];
            onSearch({
              ...without(search, "desc", "sort", "page"),
              sort: key,
              ...(direction === "desc" ? { desc: true } : {}),
            });
          }}
        >
          {SORT_KEYS.flatMap((key) => [
            <option key={`${key}-asc`} value={`${key}-asc`}>
              {SORT_NAMES[key]} ↑
            </option>,
            <option key={`${key}-desc`} value={`${key}-desc`}>
              {SORT_NAMES[key]} ↓
            </option>,
          ])}
        </select>
      </label>
      {open && (
        <Suspense fallback={null}>
          <FilterSheet search={search} onApply={onSearch} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

function countText(count: number, more: boolean): string {
  if (more) return `The first ${count} offers`;
  return `${count} ${count === 1 ? "offer" : "offers"}`;
}
