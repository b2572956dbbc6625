import { BENCHMARK } from "../../lib/benchmarks.ts";
import { Choice } from "../../ui/Choice.tsx";
import { Field } from "../../ui/Field.tsx";
import type { MachineDraft } from "../rewards/check/machineDraft.ts";
import type { EarnSearch, PartKey } from "./earnSearch.ts";

const FIELDS: readonly { readonly key: PartKey; readonly label: string; readonly unit: string }[] = [
  { key: "cards", label: "Graphics cards", unit: "cards" },
  { key: "cardMemory", label: "Memory of each card", unit: "GB" },
  { key: "cores", label: "Physical cores", unit: "cores" },
  { key: "gigahertz", label: "Processor’s clock", unit: "GHz" },
  { key: "memory", label: "Memory", unit: "GB" },
  { key: "disk", label: "Disk", unit: "GB" },
  { key: "download", label: "Download", unit: "Mbit/s" },
  { key: "upload", label: "Upload", unit: "Mbit/s" },
];

interface MachinePartsProps {
  readonly draft: MachineDraft;
  readonly faults: ReadonlySet<keyof MachineDraft | number>;
  readonly search: EarnSearch;
  readonly onSearch: (search: EarnSearch) => void;
}

/** The rest of a machine, as it is taken to be until its owner says otherwise. */
export function MachineParts({ draft, faults, search, onSearch }: MachinePartsProps) {
  const valueOf = (key: PartKey): string => {
    if (search[key] !== undefined) return String(search[key]);
    if (key === "download" || key === "upload") return draft.benchmarks[BENCHMARK[key]] ?? "";
    return draft[key];
  };
  const hasCards = draft.cards !== "0";
  const isFaulty = (key: PartKey) => faults.has(key === "download" || key === "upload" ? BENCHMARK[key] : key);
  return (
    <div className="space-y-4" data-testid="earn-parts">
      <div className="grid gap-4 min-[26rem]:grid-cols-2">
        {FIELDS.filter(({ key }) => hasCards || key !== "cardMemory").map(({ key, label, unit }) => (
          <Field
            key={key}
            label={label}
            unit={unit}
            inputMode="decimal"
            testId={`earn-${key}`}
            value={valueOf(key)}
            fault={isFaulty(key) ? "Enter a number such as 16." : undefined}
            onChange={({ target }) => onSearch({ ...search, [key]: target.value })}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Choice
          label="Architecture"
          testId="earn-architecture"
          value={search.arm === true ? "arm" : "x86"}
          options={[
            { value: "x86", text: "x86-64" },
            { value: "arm", text: "64-bit ARM" },
          ]}
          onChange={(value) => onSearch({ ...search, arm: value === "arm" })}
        />
        <Choice
          label="Network link"
          testId="earn-network"
          value={search.wireless === true ? "wireless" : "wired"}
          options={[
            { value: "wired", text: "Wired" },
            { value: "wireless", text: "Wireless" },
          ]}
          onChange={(value) => onSearch({ ...search, wireless: value === "wireless" })}
        />
      </div>
    </div>
  );
}
