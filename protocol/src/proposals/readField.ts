import benchmarksJson from "../../benchmarks.json" with { type: "json" };
import { packBenchmarks } from "../benchmarks.ts";
import { encodeName, encodeSoftwareVersion } from "../hardware.ts";
import { ZERO_ADDRESS, ZERO_BYTES32 } from "../order.ts";
import type { ActionField, FieldKind } from "./ActionField.ts";
import type { ArgValue } from "./ArgValue.ts";
import { fieldText } from "./fieldText.ts";
import { parseDecimal, PERCENT_DIGITS, WAD_DIGITS } from "./numberText.ts";
import { ProposalFieldError } from "./ProposalFieldError.ts";
import { parseDuration, parseTime } from "./timeText.ts";

/** Bytes in units of 10^9. */
const GIGA_DIGITS = 9;

/** Most characters of a name. */
const NAME_LENGTH = 31;

/**
 * The argument that a person's text means.
 *
 * @throws ProposalFieldError with what to give instead
 */
export function readField(field: ActionField, given: string | undefined): ArgValue {
  const text = (given?.trim() ?? "") === "" ? (field.standard ?? "") : (given ?? "").trim();
  if (text === "" && field.zero !== undefined && field.kind in ZEROS) return ZEROS[field.kind] ?? 0n;
  if (text === "" && field.kind !== "list" && field.kind !== "benchmarks") fail(field, `Give ${WANTED[field.kind]}.`);
  if (field.kind === "list") return readList(field, text);
  const value = readers[field.kind](field, text);
  if (value === undefined) return fail(field, `"${text}" is no ${SINGULAR[field.kind]}. Give ${WANTED[field.kind]}.`);
  return inBounds(field, value, text);
}

const fail = (field: ActionField, remedy: string): never => {
  throw new ProposalFieldError(field.name, field.label, remedy);
};

function readList(field: ActionField, text: string): readonly ArgValue[] {
  const element = elementOf(field);
  const parts = text.split(AMOUNTS.has(element.kind) ? /\n|;|,\s/ : /[\n;,]/).map((part) => part.trim());
  const unclear = AMOUNTS.has(element.kind) ? parts.find((part) => part.includes(",")) : undefined;
  if (unclear !== undefined)
    fail(field, `"${unclear}" can be one amount or several. Write amounts without commas in them, and ; between them.`);
  const values = parts.filter((part) => part !== "").map((part) => readField(element, part));
  const { least = 0n, most } = field;
  if (values.length < least) fail(field, `Give at least ${least}, separated by semicolons.`);
  if (most !== undefined && values.length > most) fail(field, `Give at most ${most}.`);
  return values;
}

/** Kinds that are written with commas between thousands, too. */
const AMOUNTS: ReadonlySet<FieldKind> = new Set(["percent", "snm", "usd", "coin", "count"]);

/** What each element of a list is; bounds of the list are of their number. */
const elementOf = ({ name, label, hint, of = "text" }: ActionField): ActionField => ({ name, label, hint, kind: of });

function inBounds(field: ActionField, value: ArgValue, text: string): ArgValue {
  const { least, most, kind, zero } = field;
  if (kind === "text" || kind === "longText") {
    const length = BigInt(new TextEncoder().encode(text).length);
    if (most !== undefined && length > most) return fail(field, `It has ${length} bytes. Give at most ${most}.`);
    return value;
  }
  if (typeof value !== "bigint" || (value === 0n && zero !== undefined)) return value;
  const say = (bound: bigint): string => fieldText({ ...field, zero: undefined }, bound);
  if (least !== undefined && value < least) return fail(field, `Give at least ${say(least)}.`);
  if (most !== undefined && value > most) return fail(field, `Give at most ${say(most)}.`);
  return value;
}

type Reader = (field: ActionField, text: string) => ArgValue | undefined;

const address: Reader = (_, text) => (/^0x[0-9a-fA-F]{40}$/.test(text) && !/^0x0{40}$/.test(text) ? text : undefined);
const amount =
  (digits: number, suffix: RegExp): Reader =>
  (_, text) =>
    parseDecimal(text.replace(suffix, ""), digits);

const readers: Readonly<Record<Exclude<FieldKind, "list">, Reader>> = {
  percent: amount(PERCENT_DIGITS, /\s*%$/),
  snm: amount(WAD_DIGITS, /\s*SNM$/i),
  usd: (field, text) => amount(WAD_DIGITS, /\s*USD$/i)(field, text.replace(/^\$\s*/, "")),
  coin: amount(WAD_DIGITS, / of the chain.s coin$/i),
  count: (field, text) => {
    const { unit } = field;
    const digits = unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
    return parseDecimal(digits, 0);
  },
  size: amount(GIGA_DIGITS, /\s*GB$/i),
  clock: amount(0, /\s*MHz$/i),
  address,
  contract: address,
  duration: (_, text) => parseDuration(text),
  time: (_, text) => parseTime(text),
  text: (_, text) => (/[\n\r]/.test(text) ? undefined : text),
  longText: (_, text) => text,
  name: (_, text) => {
    const fits = text.length <= NAME_LENGTH && /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(text);
    return fits ? encodeName(text) : undefined;
  },
  hash: (_, text) => (/^0x[0-9a-fA-F]{64}$/.test(text) && text !== ZERO_BYTES32 ? text.toLowerCase() : undefined),
  bytes: (_, text) => (/^0x([0-9a-fA-F]{2})*$/.test(text) ? text.toLowerCase() : undefined),
  version: (_, text) => {
    const version = /^\d+\.\d+\.\d+$/.test(text) ? encodeSoftwareVersion(text) : 0;
    return version === 0 ? undefined : BigInt(version);
  },
  choice: ({ choices = [] }, text) =>
    choices.find(({ value, word }) => word.toLowerCase() === text.toLowerCase() || String(value) === text)?.value,
  bool: (_, text) => {
    if (/^(yes|true)$/i.test(text)) return true;
    return /^(no|false)$/i.test(text) ? false : undefined;
  },
  benchmarks: readBenchmarks,
  group: () => undefined,
};

/** "code=value" for each, by id where it has no code here, as packed words. */
function readBenchmarks(_: ActionField, text: string): ArgValue | undefined {
  const values: bigint[] = [];
  for (const part of text.split(/[\n,;]/).map((one) => one.trim())) {
    if (part === "") continue;
    const [, code = "", digits = ""] = /^([\w-]+)\s*=\s*(\d+)$/.exec(part) ?? [];
    const known = benchmarksJson.findIndex((benchmark) => benchmark.code === code);
    const id = known < 0 && /^\d+$/.test(code) ? Number(code) : known;
    if (id < 0 || digits === "") return undefined;
    while (values.length <= id) values.push(0n);
    values[id] = BigInt(digits);
  }
  try {
    return packBenchmarks(values);
  } catch {
    return undefined;
  }
}

const ZEROS: Readonly<Partial<Record<FieldKind, ArgValue>>> = {
  percent: 0n,
  snm: 0n,
  usd: 0n,
  coin: 0n,
  count: 0n,
  size: 0n,
  clock: 0n,
  duration: 0n,
  time: 0n,
  version: 0n,
  address: ZERO_ADDRESS,
  contract: ZERO_ADDRESS,
  hash: ZERO_BYTES32,
  name: ZERO_BYTES32,
};

const SINGULAR: Readonly<Record<FieldKind, string>> = {
  percent: "percentage",
  snm: "amount of SNM",
  usd: "amount of USD",
  coin: "amount of the chain's coin",
  count: "whole number",
  size: "size",
  clock: "clock rate",
  address: "address",
  contract: "address",
  duration: "duration",
  time: "time",
  text: "single line",
  longText: "text",
  name: "short name",
  hash: "hash",
  bytes: "hexadecimal data",
  version: "version",
  choice: "choice",
  bool: "yes or no",
  benchmarks: "list of benchmarks",
  list: "list",
  group: "single value",
};

/** What to give, after the word "Give". */
const WANTED: Readonly<Record<FieldKind, string>> = {
  percent: "a percentage such as 1.5%, with two digits after the point at most",
  snm: "an amount in SNM such as 1,000.5",
  usd: "an amount in USD such as 2.25",
  coin: "an amount such as 0.1",
  count: "a whole number such as 12",
  size: "a number of gigabytes such as 16",
  clock: "a number of MHz such as 2500",
  address: "an address of 0x and 40 hexadecimal digits",
  contract: "the address of a contract, 0x and 40 hexadecimal digits",
  duration: "a duration such as 7 days or 90 minutes",
  time: "a time in UTC such as 2027-01-31 12:00",
  text: "one line of text",
  longText: "a text",
  name: "a short name in ASCII such as agent, of 31 characters at most",
  hash: "a hash of 0x and 64 hexadecimal digits",
  bytes: "0x and hexadecimal digits",
  version: "a version such as 1.2.3, each part 255 at most",
  choice: "one of the words of the list",
  bool: "yes or no",
  benchmarks: "the code of a benchmark, = and a whole number, for each one, separated by commas",
  list: "values separated by semicolons",
  group: "each of its values by its own name",
};
