import type { ClassedMachine } from "@sonm/protocol/classCheck.ts";
import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { NO_FACTS, encodeName, encodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { zeroHash } from "viem";

import { benchmarkUnit } from "../../../lib/benchmarkUnits.ts";
import { readDecimal } from "../../../lib/readDecimal.ts";

/** Hardware as a person enters it. Empty texts: not known, as if it were not attested. `benchmarks`: by id. */
export interface MachineDraft {
  readonly architecture: "" | "x86_64" | "arm64";
  readonly link: "" | "wired" | "wireless";
  readonly cores: string;
  readonly gigahertz: string;
  readonly memory: string;
  readonly disk: string;
  readonly cardModel: string;
  readonly cardMemory: string;
  readonly cards: string;
  readonly version: string;
  readonly benchmarks: Readonly<Record<number, string>>;
}

/** Nothing entered. */
export const EMPTY_DRAFT: MachineDraft = {
  ...{ architecture: "", link: "", cores: "", gigahertz: "", memory: "", disk: "" },
  ...{ cardModel: "", cardMemory: "", cards: "", version: "", benchmarks: {} },
};

const ARCHITECTURES = { "": Architecture.Unattested, x86_64: Architecture.X86_64, arm64: Architecture.Arm64 };
const LINKS = { "": Link.Unattested, wired: Link.Wired, wireless: Link.Wireless };

/** Digits of GB in bytes, and of GHz in MHz. */
const GIGA_DIGITS = 9;
const MEGA_DIGITS = 3;

/** Cards that no machine has more of. */
const MOST_CARDS = 64;

/** A number that a person typed, 0 where nothing is typed, undefined where it is no number. */
const numberOf = (text: string, digits: number): bigint | undefined =>
  text.trim() === "" ? 0n : readDecimal(text, digits);

/** The entries of a draft that can't be read. A benchmark is named by its id. */
export function draftFaults(draft: MachineDraft): ReadonlySet<keyof MachineDraft | number> {
  const cards = numberOf(draft.cards, 0);
  const texts: readonly (readonly [keyof MachineDraft | number, boolean])[] = [
    ["cores", numberOf(draft.cores, 0) === undefined],
    ["gigahertz", numberOf(draft.gigahertz, MEGA_DIGITS) === undefined],
    ["memory", numberOf(draft.memory, GIGA_DIGITS) === undefined],
    ["disk", numberOf(draft.disk, GIGA_DIGITS) === undefined],
    ["cardMemory", numberOf(draft.cardMemory, GIGA_DIGITS) === undefined],
    ["cards", cards === undefined || cards > MOST_CARDS],
    ["version", draft.version.trim() !== "" && encodeSoftwareVersion(draft.version.trim()) === 0],
    ...Object.entries(draft.benchmarks).map(
      ([id, text]) => [Number(id), numberOf(text, benchmarkUnit(Number(id)).digits) === undefined] as const,
    ),
  ];
  return new Set(texts.filter(([, isFault]) => isFault).map(([name]) => name));
}

/** The machine that a draft without faults describes. */
export function machineOf(draft: MachineDraft): ClassedMachine {
  const benchmarks: bigint[] = [];
  for (const [id, text] of Object.entries(draft.benchmarks))
    benchmarks[Number(id)] = numberOf(text, benchmarkUnit(Number(id)).digits) ?? 0n;
  const card = {
    model: encodeName(draft.cardModel),
    memoryBytes: numberOf(draft.cardMemory, GIGA_DIGITS) ?? 0n,
    commitment: zeroHash,
  };
  return {
    facts: {
      ...NO_FACTS,
      architecture: ARCHITECTURES[draft.architecture],
      link: LINKS[draft.link],
      physicalCores: Number(numberOf(draft.cores, 0) ?? 0n),
      clockMHz: Number(numberOf(draft.gigahertz, MEGA_DIGITS) ?? 0n),
      memoryBytes: numberOf(draft.memory, GIGA_DIGITS) ?? 0n,
      diskBytes: numberOf(draft.disk, GIGA_DIGITS) ?? 0n,
      softwareVersion: encodeSoftwareVersion(draft.version.trim()),
    },
    gpus: Array.from({ length: Number(numberOf(draft.cards, 0) ?? 0n) }, () => card),
    benchmarks: Array.from(benchmarks, (value: bigint | undefined) => value ?? 0n),
  };
}
