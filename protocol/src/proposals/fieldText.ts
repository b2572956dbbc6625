import benchmarksJson from "../../benchmarks.json" with { type: "json" };
import { unpackBenchmarks } from "../benchmarks.ts";
import { decodeSoftwareVersion } from "../hardware.ts";
import { gigabytes } from "../hardwareText.ts";
import { nameText } from "../nameText.ts";
import { ZERO_ADDRESS, ZERO_BYTES32 } from "../order.ts";
import { percentText } from "../percentText.ts";
import type { ActionField, FieldKind } from "./ActionField.ts";
import type { ArgValue } from "./ArgValue.ts";
import { decimalText, WAD_DIGITS } from "./numberText.ts";
import { durationText, timeText } from "./timeText.ts";

/** An argument for people: "1.5%", "1,000 SNM", "7 days". `readField` reads the text of everything but lists and groups again. */
export function fieldText(field: ActionField, value: ArgValue): string {
  if (field.zero !== undefined && isZero(value)) return field.zero;
  if (field.kind === "choice") return field.choices?.find((choice) => choice.value === value)?.word ?? plainText(value);
  if (field.kind === "group") return groupText(field, value);
  if (field.kind === "list") {
    const element: ActionField = { ...field, kind: field.of ?? "text", zero: undefined };
    const texts = elementsOf(value).map((one) => fieldText(element, one));
    return texts.length === 0 ? "none" : texts.join("; ");
  }
  if (typeof value === "bigint") return numbers[field.kind]?.(value, field) ?? String(value);
  if (field.kind === "benchmarks") return benchmarksText(elementsOf(value));
  if (field.kind === "name") return nameText(plainText(value));
  return typeof value === "boolean" ? (value ? "yes" : "no") : plainText(value);
}

/** An argument of which nobody knows what it means. */
export function plainText(value: ArgValue): string {
  if (Array.isArray(value)) return `[${elementsOf(value).map(plainText).join(", ")}]`;
  if (typeof value !== "object") return String(value);
  return `{${Object.entries(value)
    .map(([name, one]) => `${name}: ${plainText(one)}`)
    .join(", ")}}`;
}

const isZero = (value: ArgValue): boolean => value === 0n || value === ZERO_ADDRESS || value === ZERO_BYTES32;

const elementsOf = (value: ArgValue): readonly ArgValue[] =>
  Array.isArray(value) ? (value as readonly ArgValue[]) : [];

type NumberText = (value: bigint, field: ActionField) => string;

const numbers: Readonly<Partial<Record<FieldKind, NumberText>>> = {
  percent: percentText,
  snm: (value) => `${decimalText(value, WAD_DIGITS)} SNM`,
  usd: (value) => `$${decimalText(value, WAD_DIGITS)}`,
  coin: (value) => `${decimalText(value, WAD_DIGITS)} of the chain's coin`,
  count: (value, { unit }) => (unit === undefined ? String(value) : `${decimalText(value, 0)} ${unit}`),
  size: gigabytes,
  clock: (value) => `${value} MHz`,
  duration: durationText,
  time: timeText,
  version: (value) => decodeSoftwareVersion(Number(value)),
};

function benchmarksText(words: readonly ArgValue[]): string {
  const values = unpackBenchmarks(words.filter((word) => typeof word === "bigint"));
  const texts = values.flatMap((value, id) => (value === 0n ? [] : [`${benchmarksJson[id]?.code ?? id}=${value}`]));
  return texts.length === 0 ? "none" : texts.join(", ");
}

/** "1: amount 500 SNM, deadline 2027-01-31 12:00 UTC; 2: ...". */
function groupText({ fields = [] }: ActionField, value: ArgValue): string {
  return elementsOf(value)
    .map((one, index) => {
      const texts = fields.map(
        (field) => `${field.label.toLowerCase()} ${fieldText(field, componentOf(one, field.name))}`,
      );
      return `${index + 1}: ${texts.join(", ")}`;
    })
    .join("; ");
}

function componentOf(value: ArgValue, name: string): ArgValue {
  if (typeof value !== "object" || Array.isArray(value)) return "";
  return (value as Readonly<Record<string, ArgValue>>)[name] ?? "";
}
