import { SlidersHorizontal, X } from "lucide-react";
import { Suspense, lazy, useState } from "react";

import { Button } from "../../../ui/Button.tsx";
import { MINIMUMS, type MarketSearch, SORT_KEYS, type SortKey, activeFilters, without } from "./search.ts";

const FilterSheet = lazy(() => import("./FilterSheet.tsx").then((module) => ({ default: module.FilterSheet })));

const SORT_NAMES: Record<SortKey, string> = {
  price: "Price",
  cpu: "CPU, all cores",
  core: "CPU, one core",
  cores: "Cores",
  memory: "Memory",
  disk: "Disk",
  down: "Download",
  up: "Upload",
  gpus: "GPUs",
  duration: "Longest duration",
  attested: "Attestation",
};

function filterText(search: MarketSearch, key: ReturnType<typeof activeFilters>[number]): string {
  if (key === "attested") return "Attested only";
  if (key === "hours") return `At least ${search.hours} h`;
  if (key === "price") return `At most $${search.price}/h`;
  const { label, unit } = MINIMUMS[key];
  return `${label} ≥ ${search[key]} ${unit}`;
}

interface FilterBarProps {
  readonly search: MarketSearch;
  readonly onSearch: (search: MarketSearch) => void;
  /** Offers in view, undefined while they load. */
  readonly count: number | undefined;
  readonly failed: boolean;
}

/** What narrows the book, and how it is sorted. */
export function FilterBar({ search, onSearch, count, failed }: FilterBarProps) {
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
      {active.map((key) => (
        <button
          key={key}
          type="button"
          aria-label={`Remove filter: ${filterText(search, key)}`}
          onClick={() => onSearch(without(search, key, "page"))}
          className="inline-flex h-8 items-center gap-1 rounded-md bg-raised px-2.5 text-xs text-muted hover:text-text"
        >
          {filterText(search, key)}
          <X aria-hidden className="size-3" />
        </button>
      ))}
      <p className="text-xs text-muted lg:ml-auto" role="status">
        {failed ? "" : count === undefined ? "Loading offers" : `${count} ${count === 1 ? "offer" : "offers"}`}
      </p>
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
