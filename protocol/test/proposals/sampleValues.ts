import { getAddress, hexlify, zeroPadValue } from "ethers";

import type { ActionField } from "../../src/proposals/ActionField.ts";
import type { ActionValues } from "../../src/proposals/ActionValues.ts";
import { fieldText } from "../../src/proposals/fieldText.ts";
import type { ProposalAction } from "../../src/proposals/ProposalAction.ts";

/** An address of a test, another for each number. */
export const sampleAddress = (number: number): `0x${string}` =>
  getAddress(zeroPadValue(hexlify(new Uint8Array([0xab, number])), 20)) as `0x${string}`;

/** A text for each field of an action, as a person writes it: another for each field. */
export const sampleValues = ({ fields }: ProposalAction): ActionValues =>
  Object.fromEntries(fields.flatMap((field, index) => entriesOf(field, index + 1)));

function entriesOf(field: ActionField, number: number): [string, string][] {
  if (field.kind !== "group") return [[field.name, textOf(field, number)]];
  return [0, 1].flatMap((index) =>
    (field.fields ?? []).map((part): [string, string] => [
      `${field.name}.${index}.${part.name}`,
      textOf(part, number + index),
    ]),
  );
}

const WAD = 10n ** 18n;

function textOf(field: ActionField, number: number): string {
  const raw = BigInt(number);
  const bounded = (value: bigint): string => {
    const { least = 0n, most = value > least ? value : least } = field;
    const inside = value < least ? least : value > most ? most : value;
    return fieldText({ ...field, zero: undefined }, inside);
  };
  switch (field.kind) {
    case "percent":
    case "count":
    case "clock":
      return bounded(raw * 7n);
    case "snm":
    case "usd":
      return bounded(raw * WAD * 1_000n + WAD / 2n);
    case "coin":
      return "1.25";
    case "size":
      return String(number * 8);
    case "duration":
      return bounded(raw * 3_700n);
    case "time":
      return `2027-0${(number % 9) + 1}-15 12:00`;
    case "version":
      return `1.${number}.3`;
    case "address":
    case "contract":
      return sampleAddress(number);
    case "name":
      return `name-${number}`;
    case "hash":
      return `0x${number.toString(16).padStart(2, "0").repeat(32)}`;
    case "bytes":
      return `0x${number.toString(16).padStart(2, "0").repeat(65)}`;
    case "bool":
      return number % 2 === 0 ? "yes" : "no";
    case "choice":
      return field.choices?.at(-1)?.word ?? "";
    case "benchmarks":
      return "cpu-sysbench-multi=1200, 5=7";
    case "list":
      return field.of === "name" ? "Alpha, Beta" : "500, 250.5";
    default:
      return `text ${number}`;
  }
}
