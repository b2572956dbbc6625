import { useState } from "react";

import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { MINIMUMS, MINIMUM_KEYS, type MarketSearch, type MinimumKey, readMarketSearch } from "./search.ts";

type Draft = Partial<Record<MinimumKey | "hours" | "price", string>> & { attested?: boolean };

const NUMBERS = [...MINIMUM_KEYS, "hours", "price"] as const;

function draftOf(search: MarketSearch): Draft {
  const texts = NUMBERS.filter((key) => search[key] !== undefined).map((key) => [key, String(search[key])]);
  return { ...Object.fromEntries(texts), ...(search.attested === true ? { attested: true } : {}) } as Draft;
}

/** What is wrong with an entry: it is there, and reading it drops it. */
function faultOf(draft: Draft, key: (typeof NUMBERS)[number]): string | undefined {
  const text = draft[key]?.trim() ?? "";
  if (text === "" || readMarketSearch({ [key]: text })[key] !== undefined) return undefined;
  return key === "price" ? "Enter a price such as 0.25." : "Enter a whole number above zero.";
}

interface FilterSheetProps {
  readonly search: MarketSearch;
  readonly onApply: (search: MarketSearch) => void;
  readonly onClose: () => void;
}

/** Least hardware, highest price. Applied together, so that the book does not jump while one types. */
export function FilterSheet({ search, onApply, onClose }: FilterSheetProps) {
  const [draft, setDraft] = useState(() => draftOf(search));
  const set = (change: Draft) => setDraft((old) => ({ ...old, ...change }));
  const faults = NUMBERS.some((key) => faultOf(draft, key) !== undefined);
  const { sort, desc } = search;
  const order = { ...(sort === undefined ? {} : { sort }), ...(desc === undefined ? {} : { desc }) };
  const apply = () => {
    if (faults) return;
    onApply({ ...readMarketSearch(draft), ...order });
    onClose();
  };

  const numberField = (key: (typeof NUMBERS)[number], label: string, unit: string) => (
    <Field
      key={key}
      label={label}
      unit={unit}
      inputMode={key === "price" ? "decimal" : "numeric"}
      placeholder="any"
      testId={`filter-${key}`}
      value={draft[key] ?? ""}
      fault={faultOf(draft, key)}
      onChange={(event) => set({ [key]: event.target.value })}
    />
  );

  return (
    <Sheet
      open
      onClose={onClose}
      title="Filter machines"
      description="At least this much, as the supplier promises it."
      testId="filter-sheet"
      footer={
        <div className="flex gap-2">
          <Button
            className="flex-1"
            data-testid="filter-clear"
            onClick={() => {
              onApply(order);
              onClose();
            }}
          >
            Clear all
          </Button>
          <Button kind="primary" className="flex-1" disabled={faults} data-testid="filter-apply" onClick={apply}>
            Show machines
          </Button>
        </div>
      }
    >
      <form
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div className="grid grid-cols-2 gap-x-3 gap-y-4">
          {MINIMUM_KEYS.map((key) => numberField(key, MINIMUMS[key].label, MINIMUMS[key].unit))}
          {numberField("hours", "Sold for at least", "hours")}
          {numberField("price", "Price at most", "$ per hour")}
        </div>
        <div className="border-t pt-5">
          <Switch
            label="Attested only"
            hint="Machines whose last measurement by the masternodes is still good."
            checked={draft.attested ?? false}
            onChange={(attested) => set({ attested })}
            testId="filter-attested"
          />
        </div>
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}
