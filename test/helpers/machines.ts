import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, id, keccak256 } from "ethers";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import {
  benchmarkWordsToHex,
  COMMITMENT_ABI,
  encodeName,
  encodeSoftwareVersion,
  FACTS_ABI,
  HARDWARE_LEAF_ABI,
  hardwareLeafValues,
  type MachineLeaf,
} from "@sonm/protocol/hardware.ts";
import { HEADER_LEAF_ABI, LEAF_HEADER } from "@sonm/protocol/report.ts";

import { chain } from "./chain.ts";
import type { MasternodeActor } from "./MasternodeActor.ts";
import { submitReport } from "./reports.ts";
import type { System } from "./System.ts";

const coder = AbiCoder.defaultAbiCoder();

/** The sixteen benchmarks of a rig with one card, by id. */
export const RIG_BENCHMARKS: readonly bigint[] = [
  9_150n,
  1_310n,
  8n,
  17_179_869_184n,
  512_110_190_592n,
  940_000_000n,
  910_000_000n,
  1n,
  11_721_506_816n,
  35_600_000n,
  650n,
  1_420n,
  320n,
  1n,
  0n,
  420n,
];

/** A machine that was measured now; change what a test is about. */
export async function machineLeaf(worker: string, fields: Partial<MachineLeaf> = {}): Promise<MachineLeaf> {
  return {
    worker: worker as `0x${string}`,
    measuredAt: await chain.networkHelpers.time.latest(),
    facts: {
      architecture: Architecture.X86_64,
      link: Link.Wired,
      physicalCores: 4,
      logicalCores: 8,
      clockMHz: 3_600,
      memoryBytes: 17_179_869_184n,
      diskBytes: 512_110_190_592n,
      softwareVersion: encodeSoftwareVersion("1.2.3"),
      cpuModel: encodeName("Intel Core i7-7700"),
    },
    gpus: [
      {
        model: encodeName("NVIDIA GeForce GTX 1080 Ti"),
        memoryBytes: 11_721_506_816n,
        commitment: id("card and salt") as `0x${string}`,
      },
    ],
    benchmarks: packBenchmarks(RIG_BENCHMARKS),
    ...fields,
  };
}

/** What the contract makes of a machine. */
export interface MachineHashes {
  readonly factsHash: string;
  readonly benchmarksHash: string;
  readonly leaf: string;
  readonly commitment: string;
}

export function hashMachine(machine: MachineLeaf): MachineHashes {
  const factsHash = keccak256(coder.encode(FACTS_ABI, [machine.facts, machine.gpus]));
  const benchmarksHash = keccak256(benchmarkWordsToHex(machine.benchmarks));
  const values = hardwareLeafValues(machine, factsHash, benchmarksHash);
  return {
    factsHash,
    benchmarksHash,
    leaf: doubleHash(HARDWARE_LEAF_ABI, values),
    commitment: keccak256(coder.encode(COMMITMENT_ABI, [factsHash, benchmarksHash])).slice(0, 2 + 2 * 26),
  };
}

/** The leaf of typed values. */
export function doubleHash(types: readonly string[], values: readonly unknown[]): string {
  return keccak256(keccak256(coder.encode(types, values)));
}

/** The tree of a report over these machines, with the header leaf that makes every proof longer than nothing. */
export function machineTree(machines: readonly MachineLeaf[]): SimpleMerkleTree {
  const header = doubleHash(HEADER_LEAF_ABI, [LEAF_HEADER, 0n, 0n]);
  return SimpleMerkleTree.of([header, ...machines.map((machine) => hashMachine(machine).leaf)]);
}

/**
 * Lets the whole signer set report machines. Nothing is submitted to `Hardware` yet.
 *
 * @returns the report's sequence and the machines' proofs
 */
export async function reportMachines(
  system: System,
  nodes: readonly MasternodeActor[],
  machines: readonly MachineLeaf[],
): Promise<{ sequence: bigint; root: string; proofs: string[][] }> {
  const tree = machineTree(machines);
  await submitReport(system, nodes, { root: tree.root as `0x${string}` });
  const [sequence] = await system.reports.latestReport();
  return { sequence, root: tree.root, proofs: machines.map((machine) => tree.getProof(hashMachine(machine).leaf)) };
}

/** Reports one machine and submits its proof: from then on it is attested. */
export async function attest(
  system: System,
  nodes: readonly MasternodeActor[],
  machine: MachineLeaf,
): Promise<MachineLeaf> {
  const { sequence, proofs } = await reportMachines(system, nodes, [machine]);
  await system.hardware.submit({ ...machine, gpus: [...machine.gpus], benchmarks: [...machine.benchmarks] }, sequence, [
    ...(proofs[0] ?? []),
  ]);
  return machine;
}
