import { hexOf } from "../../../../oracle/src/lib/hexOf.ts";
import { keccak } from "../../../../oracle/src/lib/keccak.ts";
import type { ObservedMachine } from "../../../../oracle/src/node/agreement/ObservedMachine.ts";
import type { Uptime } from "../../../../oracle/src/node/agreement/Uptime.ts";

type Hex = `0x${string}`;

const hash = (number: number): Hex => hexOf(keccak(`machine ${number}`));

/** A worker's address, at random but the same each time. */
export const workerOf = (number: number): Hex => hash(number).slice(0, 42) as Hex;

/**
 * Machines as nodes measure them: one graphics card, sixteen benchmarks.
 *
 * @param workers their addresses; made where there are none
 * @param measuredAt unix seconds
 * @param score of the processor, by which what several nodes saw differs
 * @returns ascending by worker
 */
export function machinesOf(workers: readonly Hex[], measuredAt: number, score = 2_000n): ObservedMachine[] {
  return workers.toSorted().map((worker, index) => ({
    worker,
    // Each is its own master: the dearest case, with a draw for each.
    master: worker,
    measuredAt,
    facts: {
      ...{ architecture: 1, link: 1, physicalCores: 16, logicalCores: 32, clockMHz: 3_400, softwareVersion: 65_536 },
      ...{ memoryBytes: 64_000_000_000n, diskBytes: 2_000_000_000_000n, cpuModel: MODEL },
    },
    gpus: [{ model: MODEL, memoryBytes: 11_720_982_528n, commitment: hash(index) }],
    benchmarks: [score, ...BENCHMARKS],
  }));
}

/** Times online of machines. */
export const uptimesOf = (machines: readonly { readonly worker: Hex }[]): Uptime[] =>
  machines.map(({ worker }, index) => ({ worker, online: 1_000_000 + index }));

const MODEL = hash(7);

/** All but the first. */
const BENCHMARKS = [
  ...[1_000n, 32n, 64_000_000_000n, 2_000_000_000_000n, 100_000_000n, 100_000_000n, 1n, 11_720_982_528n],
  ...[31_000_000n, 0n, 0n, 0n, 0n, 0n, 1n],
];
