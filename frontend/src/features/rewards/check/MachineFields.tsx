import { decodeName, decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { benchmarkUnit } from "../../../lib/benchmarkUnits.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import type { Program } from "../programFacts.ts";
import type { MachineDraft } from "./machineDraft.ts";

interface MachineFieldsProps {
  readonly program: Program;
  readonly draft: MachineDraft;
  /** Entries that can't be read; a benchmark by its id. */
  readonly faults: ReadonlySet<keyof MachineDraft | number>;
  readonly onChange: (draft: MachineDraft) => void;
}

/** What is wrong with an entry, and what to enter instead. */
const FAULT = "Enter a number such as 16.";

/** Hardware to enter: only what the program looks at. */
export function MachineFields({
  program: { definition, minSoftwareVersion },
  draft,
  faults,
  onChange,
}: MachineFieldsProps) {
  const { architecture, link, minPhysicalCores, minClockMHz, minMemoryBytes, minDiskBytes, minGpus } = definition;
  const change = (part: Partial<MachineDraft>) => onChange({ ...draft, ...part });
  const field = (key: "cores" | "gigahertz" | "memory" | "disk", label: string, unit: string) => (
    <Field
      label={label}
      unit={unit}
      inputMode="decimal"
      testId={`check-${key}`}
      value={draft[key]}
      fault={faults.has(key) ? FAULT : undefined}
      onChange={({ target }) => change({ [key]: target.value })}
    />
  );
  return (
    <div className="space-y-4" data-testid="check-fields">
      <p className="text-xs text-muted text-pretty">What you leave empty counts as not attested.</p>
      <div className="grid gap-4 min-[26rem]:grid-cols-2">
        {architecture !== 0 && (
          <Select
            label="Architecture"
            testId="check-architecture"
            value={draft.architecture}
            onChange={({ target }) => change({ architecture: target.value as MachineDraft["architecture"] })}
          >
            <option value="">Not known</option>
            <option value="x86_64">x86-64</option>
            <option value="arm64">64-bit ARM</option>
          </Select>
        )}
        {minPhysicalCores !== 0 && field("cores", "Physical cores", "cores")}
        {minClockMHz !== 0 && field("gigahertz", "Processor’s clock", "GHz")}
        {minMemoryBytes !== 0n && field("memory", "Memory", "GB")}
        {minDiskBytes !== 0n && field("disk", "Disk", "GB")}
        {minGpus !== 0 && <CardFields {...{ definition, draft, faults, change }} />}
        {link !== 0 && (
          <Select
            label="Network link"
            testId="check-link"
            value={draft.link}
            onChange={({ target }) => change({ link: target.value as MachineDraft["link"] })}
          >
            <option value="">Not known</option>
            <option value="wired">Wired</option>
            <option value="wireless">Wireless</option>
          </Select>
        )}
        {definition.minBenchmarks.map((least, id) => {
          if (least === 0n) return null;
          const { label, unit } = benchmarkUnit(id);
          return (
            <Field
              key={label}
              label={label}
              unit={unit}
              inputMode="decimal"
              testId={`check-benchmark-${id}`}
              value={draft.benchmarks[id] ?? ""}
              fault={faults.has(id) ? FAULT : undefined}
              onChange={({ target }) => change({ benchmarks: { ...draft.benchmarks, [id]: target.value } })}
            />
          );
        })}
        {minSoftwareVersion !== 0 && (
          <Field
            label="Agent’s version"
            testId="check-version"
            placeholder={decodeSoftwareVersion(minSoftwareVersion)}
            value={draft.version}
            fault={faults.has("version") ? "Enter a version such as 1.0.0." : undefined}
            onChange={({ target }) => change({ version: target.value })}
          />
        )}
      </div>
    </div>
  );
}

interface CardFieldsProps {
  readonly definition: Program["definition"];
  readonly draft: MachineDraft;
  readonly faults: MachineFieldsProps["faults"];
  readonly change: (part: Partial<MachineDraft>) => void;
}

function CardFields({ definition, draft, faults, change }: CardFieldsProps) {
  const { gpuModels, minGpuMemoryBytes, maxGpuMemoryBytes } = definition;
  return (
    <>
      <Field
        label="Graphics cards"
        unit="cards"
        inputMode="numeric"
        testId="check-cards"
        value={draft.cards}
        fault={faults.has("cards") ? "Enter how many there are, such as 4." : undefined}
        onChange={({ target }) => change({ cards: target.value })}
      />
      {gpuModels.length > 0 && (
        <Select
          label="Their model"
          testId="check-card-model"
          value={draft.cardModel}
          onChange={({ target }) => change({ cardModel: target.value })}
        >
          <option value="">Another one</option>
          {gpuModels.map((model) => (
            <option key={model} value={decodeName(model)}>
              {decodeName(model)}
            </option>
          ))}
        </Select>
      )}
      {(minGpuMemoryBytes !== 0n || maxGpuMemoryBytes !== 0n) && (
        <Field
          label="Memory of each card"
          unit="GB"
          inputMode="decimal"
          testId="check-card-memory"
          value={draft.cardMemory}
          fault={faults.has("cardMemory") ? FAULT : undefined}
          onChange={({ target }) => change({ cardMemory: target.value })}
        />
      )}
    </>
  );
}
