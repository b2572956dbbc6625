import { NO_FACTS, type Facts } from "@sonm/protocol/hardware.ts";

import { canonicalJson } from "../../lib/canonicalJson.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import { attestedFact } from "./attestedFact.ts";
import { attestedNumber } from "./attestedNumber.ts";
import { fitToCards } from "./fitToCards.ts";
import { isSupport, toleranceOf } from "./rules.ts";
import { supportedMedian } from "./supportedMedian.ts";
import type { Weighted } from "./Weighted.ts";

/**
 * What a report says of one machine.
 *
 * @param observations of the machine that count, each node once
 * @param totalStake of the signer set
 * @returns undefined where no more than a third of all stake measured the machine, or nothing is left to attest
 */
export function attestMachine(
  observations: readonly Weighted<MachineObservation>[],
  totalStake: bigint,
): MachineObservation | undefined {
  const observing = observations.reduce((sum, { stake }) => sum + stake, 0n);
  const first = observations[0];
  if (first === undefined || !isSupport(observing, totalStake)) return undefined;

  const votesOn = <T>(read: (machine: MachineObservation) => T): Weighted<T>[] =>
    observations.map(({ value, stake }) => ({ value: read(value), stake }));
  const fact = <K extends keyof Facts>(name: K): Facts[K] =>
    attestedFact(
      votesOn(({ facts }) => facts[name]),
      totalStake,
      String,
    ) ?? NO_FACTS[name];
  const benchmark = (id: number): bigint =>
    attestedNumber(
      votesOn(({ benchmarks }) => benchmarks[id] ?? 0n).filter(({ value }) => value > 0n),
      totalStake,
      toleranceOf(id),
    );

  const count = Math.max(...observations.map(({ value }) => value.benchmarks.length));
  const gpus =
    attestedFact(
      votesOn((machine) => machine.gpus),
      totalStake,
      canonicalJson,
    ) ?? [];
  const benchmarks = fitToCards(
    Array.from({ length: count }, (_, id) => benchmark(id)),
    gpus,
  );
  if (benchmarks.length === 0) return undefined;
  return {
    worker: first.value.worker,
    measuredAt: Number(
      supportedMedian(
        votesOn(({ measuredAt }) => BigInt(measuredAt)),
        totalStake,
      ) ?? 0n,
    ),
    facts: {
      architecture: fact("architecture"),
      link: fact("link"),
      physicalCores: fact("physicalCores"),
      logicalCores: fact("logicalCores"),
      clockMHz: fact("clockMHz"),
      memoryBytes: fact("memoryBytes"),
      diskBytes: fact("diskBytes"),
      softwareVersion: fact("softwareVersion"),
      cpuModel: fact("cpuModel"),
    },
    gpus,
    benchmarks,
  };
}
