import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";
import { decodeName } from "@sonm/protocol/hardware.ts";

import { benchmarkUnit } from "../../lib/benchmarkUnits.ts";
import { BENCHMARK } from "../../lib/benchmarks.ts";
import { exactDecimal } from "../../lib/decimal.ts";
import type { MachineDraft } from "../rewards/check/machineDraft.ts";
import { CARD_MODELS, type CardModel } from "./cardModels.ts";

/**
 * A kind of machine to choose.
 *
 * - `id`: in addresses of the page: `cpu`, `card:<model>` or `class:<code>`
 * - `draft`: what it is made of, as far as the kind says
 */
export interface EarnKind {
  readonly id: string;
  readonly text: string;
  readonly note: string;
  readonly draft: Partial<MachineDraft>;
}

/** What a machine is taken to have until its owner says otherwise: an ordinary desktop. */
export const ASSUMED: Partial<MachineDraft> = {
  ...{ architecture: "x86_64", link: "wired", cores: "8", gigahertz: "3.0", memory: "16", disk: "100" },
  benchmarks: { [BENCHMARK.download]: "100", [BENCHMARK.upload]: "20" },
};

const CPU: EarnKind = {
  id: "cpu",
  text: "CPU only",
  note: "a computer or server without a graphics card for rent",
  draft: { cards: "0" },
};

const cardKind = ({ name, memory }: CardModel): EarnKind => ({
  id: `card:${name}`,
  text: name,
  note: memory === 0 ? "graphics card" : `graphics card, ${memory} GB`,
  draft: { cards: "1", cardModel: name, cardMemory: memory === 0 ? "" : String(memory) },
});

const GIGA = 9;
const MEGA = 3;

/** A number with its unit's digits as a person would type it, empty for none. */
const typed = (value: bigint, digits: number): string => (value === 0n ? "" : exactDecimal(value, digits));

/** The least machine that belongs to a class. */
function classKind(definition: HardwareClass): EarnKind {
  const { code, label, minPhysicalCores, minClockMHz, minMemoryBytes, minDiskBytes } = definition;
  const { minGpus, gpuModels, minGpuMemoryBytes, minBenchmarks } = definition;
  const model = gpuModels[0] === undefined ? "" : decodeName(gpuModels[0]);
  const known = CARD_MODELS.find(({ name }) => name === model);
  const cardMemory = minGpuMemoryBytes > 0n ? typed(minGpuMemoryBytes, GIGA) : String(known?.memory ?? "");
  const draft: Partial<MachineDraft> = {
    ...(minPhysicalCores === 0 ? {} : { cores: String(minPhysicalCores) }),
    ...(minClockMHz === 0 ? {} : { gigahertz: typed(BigInt(minClockMHz), MEGA) }),
    ...(minMemoryBytes === 0n ? {} : { memory: typed(minMemoryBytes, GIGA) }),
    ...(minDiskBytes === 0n ? {} : { disk: typed(minDiskBytes, GIGA) }),
    ...(minGpus === 0 ? { cards: "0" } : { cards: String(minGpus), cardModel: model, cardMemory }),
    benchmarks: Object.fromEntries(
      minBenchmarks.flatMap((least, id) => (least === 0n ? [] : [[id, typed(least, benchmarkUnit(id).digits)]])),
    ),
  };
  return { id: `class:${code}`, text: label, note: "hardware class, by what it demands at least", draft };
}

/** Every kind that there is: of the network's classes, of the cards that people own, and without a card. */
export function kindsOf(definitions: readonly HardwareClass[]): readonly EarnKind[] {
  const listed = new Set(CARD_MODELS.map(({ name }) => name));
  const named = [...new Set(definitions.flatMap(({ gpuModels }) => gpuModels.map(decodeName)))];
  const further = named
    .filter((name) => !listed.has(name) && !listed.has(`NVIDIA ${name}`))
    .map((name) => cardKind({ name, memory: 0 }));
  return [CPU, ...definitions.map(classKind), ...CARD_MODELS.map(cardKind), ...further];
}

/** The kind with an id; also a card that nobody listed, as a machine that was measured may have. */
export function kindById(kinds: readonly EarnKind[], id: string): EarnKind | undefined {
  const found = kinds.find((kind) => kind.id === id);
  if (found !== undefined || !id.startsWith("card:")) return found;
  const name = id.slice("card:".length).trim();
  return name === "" ? undefined : cardKind({ name, memory: 0 });
}

/** The kinds whose words hold every word of a query, in their order. */
export function findKinds(kinds: readonly EarnKind[], query: string): readonly EarnKind[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return kinds.filter(({ text, note }) => {
    const hay = `${text} ${note}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
