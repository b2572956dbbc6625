import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Quantity } from "./Quantity.ts";

/** Ids of the benchmarks that tell of graphics cards: how many, and the memory of the smallest. */
const GPU_COUNT = 7;
const GPU_MEMORY = 8;

/** How much of something an offer has. What is promised counts; of all cards' memory, what is attested if that is more. */
export function amountOf({ ask: { benchmarks }, attestation }: ChoiceOffer, quantity: Quantity): bigint {
  if (quantity !== "gpu-memory") return benchmarks[quantity] ?? 0n;
  const promised = (benchmarks[GPU_COUNT] ?? 0n) * (benchmarks[GPU_MEMORY] ?? 0n);
  const attested = attestation?.gpuMemory ?? 0n;
  return attested > promised ? attested : promised;
}
