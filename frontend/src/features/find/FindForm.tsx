import { type ReactNode, useState } from "react";

import { BENCHMARK_UNITS, type BenchmarkKey } from "../../lib/benchmarkUnits.ts";
import { NETWORK_FLAGS, NETWORK_FLAG_KEYS } from "../../lib/networkFlags.ts";
import { Field } from "../../ui/Field.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { ClassFilter } from "../market/book/ClassFilter.tsx";
import { GoalFields } from "./GoalFields.tsx";
import {
  type FindNumber,
  type FindSearch,
  type FindSwitch,
  TOTAL_KEYS,
  type TotalKey,
  readFindNumber,
} from "./findSearch.ts";
import { TOTAL_LABELS } from "./totalLabels.ts";

const EACH: readonly BenchmarkKey[] = ["cores", "memory", "disk", "gpus", "vram", "cpu", "core", "down", "up"];
const EACH_RATES: readonly BenchmarkKey[] = ["redshift", "ethash", "equihash", "cuckaroo", "cryptonight"];
const TOTALS: readonly TotalKey[] = ["gpus", "vram", "cores", "memory", "cpu"];
const OTHER_TOTALS: readonly TotalKey[] = TOTAL_KEYS.filter((key) => !TOTALS.includes(key));

interface FindFormProps {
  readonly search: FindSearch;
  readonly onSearch: (search: FindSearch) => void;
}

/** The search without a part. */
function without(search: FindSearch, ...parts: readonly (keyof FindSearch)[]): FindSearch {
  return Object.fromEntries(Object.entries(search).filter(([key]) => !parts.some((part) => part === key)));
}

/** What a task needs. Whatever can be read counts at once. */
export function FindForm({ search, onSearch }: FindFormProps) {
  const [typed, setTyped] = useState<Partial<Record<FindNumber, string>>>({});

  const number = (key: FindNumber, label: string, unit?: string, hint?: ReactNode) => {
    const text = typed[key] ?? (search[key] === undefined ? "" : String(search[key]));
    const empty = text.trim() === "" || /^0*\.?0*$/.test(text.trim());
    const fault = empty || readFindNumber(key, text) !== undefined ? undefined : "Enter a number such as 16.";
    return (
      <Field
        key={key}
        label={label}
        unit={unit}
        hint={hint}
        fault={fault}
        inputMode="decimal"
        placeholder="any"
        testId={`find-${key}`}
        value={text}
        onChange={({ target }) => {
          setTyped((old) => ({ ...old, [key]: target.value }));
          const value = readFindNumber(key, target.value);
          onSearch(value === undefined ? without(search, key) : { ...search, [key]: value });
        }}
      />
    );
  };
  const benchmark = (key: BenchmarkKey) => number(key, BENCHMARK_UNITS[key].label, BENCHMARK_UNITS[key].unit);
  const total = (key: TotalKey) => number(`${key}All`, TOTAL_LABELS[key], BENCHMARK_UNITS[key].unit);
  const toggle = (key: FindSwitch, label: string, hint?: string) => (
    <Switch
      key={key}
      label={label}
      hint={hint}
      checked={search[key] === true}
      testId={`find-${key}`}
      onChange={(on) => onSearch(on ? { ...search, [key]: true } : without(search, key))}
    />
  );
  const isSaid = (...keys: readonly (keyof FindSearch)[]) => keys.some((key) => search[key] !== undefined);

  return (
    <form className="space-y-5" onSubmit={(event) => event.preventDefault()}>
      <Section title="Machines">
        <Pair>
          {number("machines", "At least", "machines")}
          {number("most", "At most", "machines")}
        </Pair>
      </Section>
      <Section title="Time and money">
        <Choice
          label="Kind of deal"
          testId="find-term"
          value={search.spot === true ? "spot" : "fixed"}
          options={[
            { value: "fixed", text: "Fixed time" },
            { value: "spot", text: "Spot" },
          ]}
          onChange={(term) => onSearch(term === "spot" ? { ...search, spot: true } : without(search, "spot"))}
        />
        <Pair>
          {search.spot !== true && number("hours", "For", "hours")}
          {number("perHour", "At most", "$ per hour")}
          {search.spot !== true && number("budget", "At most in all", "$")}
        </Pair>
      </Section>
      <Section title="What counts">
        <GoalFields search={search} onSearch={onSearch} />
      </Section>
      <Folded
        title="Each machine, at least"
        open={isSaid(...EACH, "nvidia", "radeon", "class", "model")}
        testId="find-each"
      >
        <Pair>{EACH.map(benchmark)}</Pair>
        <ClassFilter
          value={search.class}
          onChange={(code) => onSearch(code === undefined ? without(search, "class") : { ...search, class: code })}
        />
        <Field
          label="Cards whose name has"
          placeholder="any"
          hint="Such as RTX 3090."
          testId="find-model"
          value={search.model ?? ""}
          onChange={({ target }) =>
            onSearch(target.value === "" ? without(search, "model") : { ...search, model: target.value })
          }
        />
        {toggle("nvidia", "Nvidia cards")}
        {toggle("radeon", "AMD cards")}
      </Folded>
      <Folded
        title="All machines together, at least"
        open={isSaid(...TOTAL_KEYS.map((key) => `${key}All` as const))}
        testId="find-all"
      >
        <Pair>{TOTALS.map(total)}</Pair>
        <details open={isSaid(...OTHER_TOTALS.map((key) => `${key}All` as const))}>
          <summary className="cursor-pointer text-xs text-muted">Disk, network, render and hash rates</summary>
          <div className="mt-3">
            <Pair>{OTHER_TOTALS.map(total)}</Pair>
          </div>
        </details>
      </Folded>
      <Folded
        title="Network and trust"
        open={isSaid(...NETWORK_FLAG_KEYS, "certified", "age", "online", "bond")}
        testId="find-trust"
      >
        {NETWORK_FLAG_KEYS.map((key) => toggle(key, NETWORK_FLAGS[key].label, NETWORK_FLAGS[key].hint))}
        <Pair>
          {number("age", "Measured within", "days")}
          {number("online", "Online at least", "%")}
          {number("certified", "Identity level", "2 to 4")}
          {number("bond", "Bond of each", "SNM")}
        </Pair>
      </Folded>
      <Folded title="Render and hash rates of each" open={isSaid(...EACH_RATES)} testId="find-rates">
        <Pair>{EACH_RATES.map(benchmark)}</Pair>
      </Folded>
    </form>
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

interface FoldedProps {
  readonly title: string;
  readonly open: boolean;
  readonly testId: string;
  readonly children: ReactNode;
}

/** A part that is in view once it says something. */
function Folded({ title, open, testId, children }: FoldedProps) {
  const [start] = useState(open);
  return (
    <details open={start} className="border-t pt-4">
      <summary data-testid={testId} className="cursor-pointer text-xs font-semibold text-muted">
        {title}
      </summary>
      <div className="mt-3 space-y-4">{children}</div>
    </details>
  );
}

const Pair = ({ children }: { readonly children: ReactNode }) => (
  <div className="grid grid-cols-2 items-end gap-3">{children}</div>
);
