import benchmarkList from "@sonm/protocol/benchmarks.json" with { type: "json" };
import { normalizeBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { NO_FACTS } from "@sonm/protocol/hardware.ts";

import type { MachineObservation } from "../lib/machineSchemas.ts";
import type { Challenge, Findings, Gate } from "./Challenge.ts";
import { ChallengeFailedError } from "./ChallengeFailedError.ts";
import { cpuChallenge } from "./cpu/cpuChallenge.ts";
import { diskChallenge } from "./disk/diskChallenge.ts";
import { gpuChallenge } from "./gpu/gpuChallenge.ts";
import { inventoryChallenge, inventoryFindings } from "./inventory/inventoryChallenge.ts";
import type { Inventory } from "./inventory/Inventory.ts";
import { memoryChallenge } from "./memory/memoryChallenge.ts";
import { networkChallenge } from "./network/networkChallenge.ts";
import type { Random } from "./Random.ts";

/** How a node measures machines. */
export interface MeasureSettings {
  readonly cpuSpanMs: number;
  readonly cpuSamples: number;
  readonly memoryBytes: number;
  readonly memoryFactor: number;
  readonly memoryPasses: number;
  readonly diskBytes: number;
  readonly diskFactor: number;
  readonly networkMaxBytes: number;
  readonly networkSpanMs: number;
  readonly gpuFraction: number;
  readonly gpuPasses: number;
  readonly keepSpanMs: number;
  readonly keepReadMs: number;
  readonly answerGraceMs: number;
}

/**
 * What a round of challenges found.
 *
 * - `failures`: for each part that is not attested because its challenge failed, why
 */
export interface Measurement extends Omit<MachineObservation, "worker" | "measuredAt"> {
  readonly failures: Readonly<Record<string, string>>;
}

/**
 * Runs every challenge on one machine, one after the other.
 *
 * @throws ChallengeFailedError if the machine can't even say what it is
 */
export function* measureMachine(settings: MeasureSettings, random: Random): Challenge<Measurement> {
  const inventory = yield* inventoryChallenge(settings.answerGraceMs);
  const findings: Findings[] = [inventoryFindings(inventory)];
  const failures: Record<string, string> = {};
  for (const [name, gate, challenge] of challengesFor(inventory, settings, random)) {
    try {
      yield { kind: "wait", params: { ms: 0 }, deadlineMs: settings.answerGraceMs, gate };
      const found = yield* challenge;
      findings.push(found);
      Object.assign(failures, found.failures);
    } catch (error) {
      if (!(error instanceof ChallengeFailedError)) throw error;
      failures[name] = error.message;
    }
  }
  const measured = combine(findings);
  const tested = failures["cpu.single"] === undefined && failures["cpu.multi"] === undefined;
  // A busy machine looks like this too: as a failure it is tried again soon.
  if (tested && inventory.logicalCores > 0 && measured.facts.logicalCores === 0)
    failures["cpu.cores"] = `all of ${inventory.logicalCores} cores together did too little for so many`;
  return { ...measured, failures };
}

function challengesFor(
  inventory: Inventory,
  settings: MeasureSettings,
  random: Random,
): readonly (readonly [string, Gate, Challenge])[] {
  const { answerGraceMs: graceMs, cpuSpanMs: spanMs, cpuSamples: samples } = settings;
  const network = { maxBytes: settings.networkMaxBytes, spanMs: settings.networkSpanMs, graceMs };
  const cpu = { spanMs, graceMs, samples };
  const keep = { spanMs: settings.keepSpanMs, readMs: settings.keepReadMs, graceMs };
  const gpu = { ...keep, fraction: settings.gpuFraction, passes: settings.gpuPasses };
  const threads = inventory.logicalCores;
  const memory = {
    ...{ bytes: settings.memoryBytes, claimedBytes: inventory.memoryBytes, factor: settings.memoryFactor },
    ...{ ...keep, passes: settings.memoryPasses },
  };
  const disk = {
    ...{ bytes: settings.diskBytes, claimedBytes: inventory.diskBytes, factor: settings.diskFactor },
    graceMs,
  };
  return [
    ["gpu", "gpu", gpuChallenge(gpu, random)],
    ["cpu.single", "cpu.single", cpuChallenge({ ...cpu, threads: 1, benchmark: "cpu-sysbench-single" }, random)],
    ["cpu.multi", "cpu.multi", cpuChallenge({ ...cpu, threads, benchmark: "cpu-sysbench-multi" }, random)],
    ["memory", "memory", memoryChallenge(memory, random)],
    ["disk", "disk", diskChallenge(disk, random)],
    ["network.download", "network", networkChallenge({ ...network, direction: "download" }, random)],
    ["network.upload", "network", networkChallenge({ ...network, direction: "upload" }, random)],
  ];
}

function combine(findings: readonly Findings[]): Omit<Measurement, "failures"> {
  const values = new Map(findings.flatMap(({ benchmarks }) => Object.entries(benchmarks ?? {})));
  const facts = Object.assign({}, NO_FACTS, ...findings.map((finding) => finding.facts)) as Measurement["facts"];
  const cores = provenCores(facts.logicalCores, values);
  const byId = new Map(benchmarkList.map(({ id, code }) => [id, code === "cpu-cores" ? cores : values.get(code)]));
  return {
    facts: {
      ...facts,
      logicalCores: Number(cores),
      physicalCores: facts.physicalCores > cores ? 0 : facts.physicalCores,
    },
    gpus: findings.flatMap(({ gpus }) => [...(gpus ?? [])]),
    benchmarks: normalizeBenchmarks(
      Array.from({ length: Math.max(...byId.keys()) + 1 }, (_, id) => byId.get(id) ?? 0n),
    ),
  };
}

/**
 * The number of cores that the machine claims, if all of them together did at least a quarter of that many times what
 * one did: hyper-threads and a busy machine pass, invented cores don't.
 */
function provenCores(claimed: number, scores: ReadonlyMap<string, bigint>): bigint {
  const single = scores.get("cpu-sysbench-single") ?? 0n;
  const multi = scores.get("cpu-sysbench-multi") ?? 0n;
  return single > 0n && multi * 4n >= single * BigInt(claimed) ? BigInt(claimed) : 0n;
}
