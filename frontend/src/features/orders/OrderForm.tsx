import type { ReactNode } from "react";

import { Term } from "../../glossary/Term.tsx";
import { BENCHMARK_FLAGS, BENCHMARK_UNITS, type BenchmarkFlag, type BenchmarkKey } from "../../lib/benchmarkUnits.ts";
import { NETWORK_FLAGS, NETWORK_FLAG_KEYS, type NetworkFlag } from "../../lib/networkFlags.ts";
import { Choice } from "../../ui/Choice.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import type { DraftFaults, DraftField, OrderDraft } from "./orderDraft.ts";

const MACHINE: readonly BenchmarkKey[] = ["cores", "memory", "disk", "cpu", "core", "down", "up"];
const GPU: readonly BenchmarkKey[] = ["gpus", "vram"];
const RATES: readonly BenchmarkKey[] = ["redshift", "ethash", "equihash", "cuckaroo", "cryptonight"];

interface OrderFormProps {
  readonly draft: OrderDraft;
  readonly onChange: (change: Partial<OrderDraft>) => void;
  /** Shown once somebody tried to go on, and for what was entered. */
  readonly faults: DraftFaults;
}

/** Every field of an order, in the units of people. */
export function OrderForm({ draft, onChange, faults }: OrderFormProps) {
  const bid = draft.side === "bid";
  const text = (
    key: Extract<keyof OrderDraft, DraftField>,
    label: string,
    rest: { unit?: string; hint?: string } = {},
  ) => (
    <Field
      label={label}
      testId={`order-${key}`}
      value={draft[key]}
      fault={faults[key]}
      onChange={(event) => onChange({ [key]: event.target.value })}
      {...rest}
    />
  );
  const benchmark = (key: BenchmarkKey) => (
    <Field
      key={key}
      label={BENCHMARK_UNITS[key].label}
      unit={BENCHMARK_UNITS[key].unit}
      inputMode="decimal"
      placeholder={bid ? "any" : "none"}
      testId={`order-${key}`}
      value={draft.benchmarks[key] ?? ""}
      fault={faults[key]}
      onChange={(event) => onChange({ benchmarks: { ...draft.benchmarks, [key]: event.target.value } })}
    />
  );
  const flag = (key: BenchmarkFlag | NetworkFlag, label: string, hint?: string) => (
    <Switch
      key={key}
      label={label}
      hint={hint}
      checked={draft.flags[key] ?? false}
      onChange={(checked) => onChange({ flags: { ...draft.flags, [key]: checked } })}
      testId={`order-${key}`}
    />
  );

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
      {/* On a phone there is one column, in which the machine comes right after its price. */}
      <div className="max-lg:contents lg:space-y-4">
        <Panel title="Price and time">
          <div className="space-y-4">
            {text("price", bid ? "Highest price" : "Price", {
              unit: "$ per hour",
              hint: "Fixed in USD, paid in SNM by the second at the rate of each second.",
            })}
            <Choice
              label="Kind of deal"
              testId="order-term"
              value={draft.term}
              options={[
                { value: "fixed", text: bid ? "For a fixed time" : "Up to a fixed time" },
                { value: "spot", text: "Spot, until it is closed" },
              ]}
              onChange={(term) => onChange({ term })}
            />
            {draft.term === "fixed" && (
              <div className="grid grid-cols-[minmax(0,1fr)_8rem] items-start gap-3">
                {text("duration", bid ? "For how long" : "Longest time sold at once")}
                <Select
                  label="Unit"
                  testId="order-duration-unit"
                  value={draft.durationUnit}
                  onChange={(event) => onChange({ durationUnit: event.target.value === "days" ? "days" : "hours" })}
                >
                  <option value="hours">hours</option>
                  <option value="days">days</option>
                </Select>
              </div>
            )}
            {text("validDays", "Good for", {
              unit: "days",
              hint: bid ? "Until then a fitting offer can be taken in your name." : "Until then it can be taken.",
            })}
          </div>
        </Panel>
        <Panel title={bid ? "Who may sell" : "Who may buy"} className="max-lg:order-1">
          <div className="space-y-4">
            {text("counterparty", bid ? "Only this supplier" : "Only this buyer", {
              hint: "Address of the master. Leave it empty for anyone.",
            })}
            <Select
              label="Identity level at least"
              testId="order-level"
              value={String(draft.level)}
              onChange={(event) => onChange({ level: Number(event.target.value) })}
            >
              <option value="0">None needed</option>
              {[2, 3, 4].map((level) => (
                <option key={level} value={level}>
                  {level}
                </option>
              ))}
            </Select>
            {text("blacklist", "Shared blacklist", {
              hint: "Whose list applies beside your own. Leave it empty for none.",
            })}
          </div>
        </Panel>
        <Panel title={<Term id="bond">Guarantee</Term>} className="max-lg:order-1">
          {text("bond", bid ? "Bond at least" : "Bond behind the deal", {
            unit: "SNM",
            hint: bid
              ? "Out of it you are refunded for time offline. Leave it empty for none."
              : "Held from your ledger balance while a deal runs, and three days more. Out of it the buyer is refunded for time offline.",
          })}
        </Panel>
        <Panel title={<Term id="tag">Tag</Term>} className="max-lg:order-1">
          {text("tag", "Tag", { hint: "Up to 32 bytes of your choice. Everybody can read it." })}
        </Panel>
      </div>
      <div className="max-lg:contents lg:space-y-4">
        <Panel title={bid ? "What the machine must have, at least" : "What the machine has"}>
          <div className="grid grid-cols-2 gap-x-3 gap-y-4">
            {MACHINE.map(benchmark)}
            {GPU.map(benchmark)}
          </div>
          <details className="mt-4">
            <summary className="text-xs font-medium text-muted">Render and hash rates, makes of GPUs</summary>
            <div className="mt-3 grid grid-cols-2 gap-x-3 gap-y-4">{RATES.map(benchmark)}</div>
            <Switches>
              {flag("nvidia", BENCHMARK_FLAGS.nvidia.label)}
              {flag("radeon", BENCHMARK_FLAGS.radeon.label)}
            </Switches>
          </details>
        </Panel>
        <Panel title="Network access">
          <div className="space-y-4">
            {NETWORK_FLAG_KEYS.map((key) => flag(key, NETWORK_FLAGS[key].label, NETWORK_FLAGS[key].hint))}
          </div>
        </Panel>
        {bid && (
          <Panel title={<Term id="attestation">Attestation</Term>}>
            <div className="space-y-4">
              <Switch
                label="Demand attested hardware"
                hint="The market checks that the masternodes measured at least what is promised."
                checked={draft.attested}
                onChange={(attested) => onChange({ attested })}
                testId="order-attested"
              />
              {draft.attested && text("attestedDays", "Measured at most", { unit: "days ago" })}
            </div>
          </Panel>
        )}
      </div>
    </div>
  );
}

function Switches({ children }: { readonly children: ReactNode }) {
  return <div className="mt-4 space-y-4">{children}</div>;
}
