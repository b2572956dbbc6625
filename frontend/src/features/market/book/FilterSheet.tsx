import { type ReactNode, useState } from "react";

import type { DaySpan } from "../../../lib/days.ts";
import { Button } from "../../../ui/Button.tsx";
import { Choice } from "../../../ui/Choice.tsx";
import { DayRange } from "../../../ui/DayRange.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RangeField } from "../../../ui/RangeField.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { ClassFilter } from "./ClassFilter.tsx";
import { SavedFilters } from "./SavedFilters.tsx";
import { type FilterDraft, draftOf, isGood, rangeFault, searchOf, textFault } from "./filterDraft.ts";
import { rangeWords, switchWords } from "./filterWords.ts";
import { type MarketSearch, type RangeKey, type SwitchKey, boundsOf } from "./search.ts";

const MACHINE: readonly RangeKey[] = ["cpu", "core", "cores", "memory", "disk", "down", "up"];
const GPU: readonly RangeKey[] = ["gpus", "vram"];
const RATES: readonly RangeKey[] = ["redshift", "ethash", "equihash", "cuckaroo", "cryptonight"];

/** Identity levels as choices; the lowest means none at all. */
const levels = (...values: readonly number[]) => [
  { value: "any", text: "Any" },
  ...values.map((level) => ({ value: String(level), text: level === 1 ? "None" : String(level) })),
];

const LEVELS = {
  certified: { text: "Identity level of the supplier, at least", options: levels(2, 3, 4) },
  level: { text: "Identity level that the offer demands of me, at most", options: levels(1, 2, 3) },
} as const;

/** The days alone; an entry that is none is what readers see as open. */
const daysOf = ({ since, until }: FilterDraft): DaySpan => ({
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
});

interface FilterSheetProps {
  readonly search: MarketSearch;
  readonly onApply: (search: MarketSearch) => void;
  readonly onClose: () => void;
}

/** What a machine and its offer must have. Applied together, so that the book does not jump while one types. */
export function FilterSheet({ search, onApply, onClose }: FilterSheetProps) {
  const [draft, setDraft] = useState(() => draftOf(search));
  const set = (change: FilterDraft) => setDraft((old) => ({ ...old, ...change }));
  const good = isGood(draft);
  const { sort, desc } = search;
  const order = { ...(sort === undefined ? {} : { sort }), ...(desc === undefined ? {} : { desc }) };
  const show = (filters: MarketSearch) => {
    onApply({ ...filters, ...order });
    onClose();
  };

  const range = (key: RangeKey) => {
    const { least, most } = boundsOf(key);
    const bound = (name: typeof least) => ({
      value: draft[name] ?? "",
      onChange: (text: string) => set({ [name]: text }),
      testId: `filter-${name}`,
    });
    return (
      <RangeField
        key={key}
        {...rangeWords(key)}
        least={bound(least)}
        most={bound(most)}
        fault={rangeFault(draft, key)}
        decimal
      />
    );
  };
  const toggle = (key: SwitchKey, hint?: string) => (
    <Switch
      key={key}
      label={switchWords[key]}
      hint={hint}
      checked={draft[key] ?? false}
      onChange={(checked) => setDraft(({ [key]: _old, ...others }) => (checked ? { ...others, [key]: true } : others))}
      testId={`filter-${key}`}
    />
  );

  const level = (key: keyof typeof LEVELS) => (
    <div>
      <p className="mb-1.5 text-xs text-muted">{LEVELS[key].text}</p>
      <Choice
        label={LEVELS[key].text}
        testId={`filter-${key}`}
        value={draft[key] === undefined ? "any" : String(draft[key])}
        options={LEVELS[key].options}
        onChange={(value) =>
          setDraft(({ [key]: _old, ...others }) => (value === "any" ? others : { ...others, [key]: Number(value) }))
        }
      />
    </div>
  );

  return (
    <Sheet
      open
      onClose={onClose}
      title="Filter machines"
      description="By what the supplier promises. What is left open does not matter."
      testId="filter-sheet"
      footer={
        <div className="flex gap-2">
          <Button className="flex-1" data-testid="filter-clear" onClick={() => show({})}>
            Clear all
          </Button>
          <Button
            kind="primary"
            className="flex-1"
            disabled={!good}
            data-testid="filter-apply"
            onClick={() => show(searchOf(draft))}
          >
            Show machines
          </Button>
        </div>
      }
    >
      <form
        className="space-y-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (good) show(searchOf(draft));
        }}
      >
        <SavedFilters current={good ? searchOf(draft) : undefined} onApply={show} />
        <Section title="Price and time">
          {range("price")}
          {range("hours")}
          <Choice
            label="Kind of deal"
            testId="filter-term"
            value={draft.term ?? "any"}
            options={[
              { value: "any", text: "Any" },
              { value: "forward", text: "Fixed time" },
              { value: "spot", text: "Spot only" },
            ]}
            onChange={(term) =>
              setDraft(({ term: _old, ...others }) => (term === "any" ? others : { ...others, term }))
            }
          />
        </Section>
        <Section title="Machine">
          <ClassFilter
            value={draft.class}
            onChange={(code) =>
              setDraft(({ class: _old, ...others }) => (code === undefined ? others : { ...others, class: code }))
            }
          />
          {MACHINE.map(range)}
        </Section>
        <Section title="Graphics cards">
          {GPU.map(range)}
          {toggle("nvidia")}
          {toggle("radeon")}
        </Section>
        <details open={RATES.some((key) => Object.values(boundsOf(key)).some((name) => search[name] !== undefined))}>
          <summary className="text-xs font-semibold text-muted">Render and hash rates</summary>
          <div className="mt-3 space-y-3">{RATES.map(range)}</div>
        </details>
        <Section title="Network access">
          {toggle("incoming", "A public address.")}
          {toggle("outbound")}
          {toggle("overlay")}
        </Section>
        <Section title="Trust">
          {toggle("attested", "Machines whose last measurement by the masternodes is still good.")}
          {toggle("dealable", "Leaves out who is on your blacklist, has you on theirs, or is banned by the DAO.")}
          {level("certified")}
          {level("level")}
        </Section>
        <Section title="Supplier and offer">
          <Field
            label="Machine or its master"
            placeholder="0x…"
            testId="filter-by"
            value={draft.by ?? ""}
            fault={textFault(draft, "by")}
            onChange={(event) => set({ by: event.target.value })}
          />
          <Field
            label="Tag"
            placeholder="any"
            testId="filter-tag"
            value={draft.tag ?? ""}
            fault={textFault(draft, "tag")}
            onChange={(event) => set({ tag: event.target.value })}
          />
          <DayRange
            label="Made known"
            testId="filter-days"
            span={daysOf(draft)}
            onChange={(span) => setDraft(({ since: _since, until: _until, ...others }) => ({ ...others, ...span }))}
          />
          {toggle("reserved", "Offers that nobody else can take.")}
        </Section>
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h3 className="text-xs font-semibold text-muted">{title}</h3>
      {children}
    </section>
  );
}
