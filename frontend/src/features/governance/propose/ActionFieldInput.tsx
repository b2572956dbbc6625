import type { ActionField } from "@sonm/protocol/proposals/ActionField.ts";
import { fieldText } from "@sonm/protocol/proposals/fieldText.ts";

import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { fieldFault } from "./proposalDraft.ts";

interface ActionFieldInputProps {
  readonly field: ActionField;
  readonly value: string | undefined;
  /** What is missing, where it was looked for. */
  readonly fault: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}

const DECIMAL: readonly string[] = ["percent", "snm", "usd", "coin", "size"];
const WHOLE: readonly string[] = ["count", "clock"];
const UNITS: Partial<Record<ActionField["kind"], string>> = {
  percent: "%",
  snm: "SNM",
  usd: "USD",
  clock: "MHz",
  size: "GB",
};

/** How a value looks, where nothing stands for an empty entry. */
const EXAMPLES: Partial<Record<ActionField["kind"], string>> = {
  address: "0x…",
  contract: "0x…",
  hash: "0x…",
  bytes: "0x…",
  duration: "7 days",
  time: "2027-01-31 12:00",
  version: "1.2.3",
};

/** Between what a value must be, in words; empty where nothing bounds it. */
function boundsText(field: ActionField): string {
  const { least, most, kind } = field;
  if (["list", "group", "text", "longText", "choice", "bool"].includes(kind)) return "";
  const plain: ActionField = { ...field };
  delete (plain as { zero?: string }).zero;
  const parts = [
    ...(least !== undefined && least > 0n ? [`at least ${fieldText(plain, least)}`] : []),
    ...(most !== undefined ? [`at most ${fieldText(plain, most)}`] : []),
  ];
  return parts.join(" and ");
}

/** One value of an action, entered as people write it. */
export function ActionFieldInput({ field, value = "", fault, disabled, onChange, testId }: ActionFieldInputProps) {
  const { label, hint, kind, zero, standard, choices = [], unit } = field;
  const bounds = boundsText(field);
  const told = [hint, bounds].filter((text) => text !== "").join("; ");
  const wrong = fieldFault(field, value) ?? fault;
  const shared = { label, disabled, testId, value } as const;
  if (kind === "choice" || kind === "bool") {
    const options = kind === "bool" ? ["yes", "no"] : choices.map(({ word }) => word);
    const chosen = choices.find((choice) => String(choice.value) === value)?.word ?? value;
    return (
      <Select {...shared} value={chosen} hint={fault ?? told} onChange={(event) => onChange(event.target.value)}>
        <option value="">{standard ?? zero ?? "Choose…"}</option>
        {options.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </Select>
    );
  }
  const placeholder = standard ?? zero ?? EXAMPLES[kind] ?? "";
  if (kind === "longText" || kind === "list" || kind === "benchmarks" || kind === "bytes")
    return (
      <TextArea
        {...shared}
        hint={kind === "list" ? `${told}. Separate them by commas or line breaks` : told}
        fault={wrong}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <Field
      {...shared}
      hint={told}
      fault={wrong}
      placeholder={placeholder}
      unit={unit ?? UNITS[kind]}
      inputMode={DECIMAL.includes(kind) ? "decimal" : WHOLE.includes(kind) ? "numeric" : "text"}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
