import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { id, parseEther } from "ethers";

import { RewardMode } from "@sonm/protocol/generated/enums.ts";
import { encodeName, type MachineLeaf } from "@sonm/protocol/hardware.ts";

import type { ProgramTermsStruct, RewardClaimStruct } from "../../types/rewards/RewardPrograms.ts";
import { chain } from "./chain.ts";
import { deploySystem } from "./deploySystem.ts";
import { attest, doubleHash, machineLeaf } from "./machines.ts";
import { BOND, formSignerSet } from "./masternodes.ts";
import type { MasternodeActor } from "./MasternodeActor.ts";
import { submitReport } from "./reports.ts";
import type { System } from "./System.ts";

export const DAY = 86_400n;
/** SNM wei per USD: the first rate. */
export const RATE = 6_244_497_036_986_155_008n;
/** USD with 18 decimals. */
export const TWO_DOLLARS = parseEther("2");
/** SNM wei. */
export const BUDGET = parseEther("1000000");

/** A deployment whose team's pool has funded the programs, with one node that reports and no program yet. */
export interface RewardStage extends System {
  readonly system: System;
  readonly nodes: readonly MasternodeActor[];
}

/** A fixture. */
export async function fundPrograms(): Promise<RewardStage> {
  const system = await deploySystem();
  const nodes = await formSignerSet(system, [BOND]);
  await chain.networkHelpers.time.increase(10n * DAY);
  await submitReport(system, nodes);
  await system.teamPool.connect(system.dao).setPrograms(system.programs);
  await system.teamPool.connect(system.dao).fundPrograms(10n * BUDGET);
  return { ...system, system, nodes };
}

/** Terms of $2 on top for a card of the first class, from now on, for 90 days; change what a test is about. */
export async function programTerms(fields: Partial<ProgramTermsStruct> = {}): Promise<ProgramTermsStruct> {
  const start = BigInt(fields.start ?? (await chain.networkHelpers.time.latest()));
  return {
    ...{ classId: 0, mode: RewardMode.OnTop, usdPerGpuDay: TWO_DOLLARS, start },
    ...{ guaranteedUntil: start + 90n * DAY, end: start + 90n * DAY },
    ...{ minSoftwareVersion: 0, maxGpus: 100, reserveMargin: 15_000 },
    ...fields,
  };
}

/** Opens a program. Returns its id and terms. */
export async function openProgram(system: System, fields: Partial<ProgramTermsStruct> = {}, budget = BUDGET) {
  const terms = await programTerms(fields);
  const programId = await system.programs.count();
  await system.programs.connect(system.dao).create(terms, budget);
  return { programId, terms };
}

/** The machine as ethers takes it. */
export const asArgument = (machine: MachineLeaf) => ({
  ...machine,
  gpus: [...machine.gpus],
  benchmarks: [...machine.benchmarks],
});

/** A rig with so many cards of the first class, every requirement met; change what a test is about. */
export async function rig(worker: string, cards = 1, fields: Partial<MachineLeaf> = {}) {
  const gpus = Array.from({ length: cards }, (_, index) => ({
    model: encodeName("NVIDIA GeForce GTX 1080 Ti"),
    memoryBytes: 11_721_506_816n,
    commitment: id(`card ${index} of ${worker}`) as `0x${string}`,
  }));
  return asArgument(await machineLeaf(worker, { gpus, ...fields }));
}

/** Attests a rig and makes it a member. Returns it as it was attested, and since when it is one. */
export async function admitRig(stage: RewardStage, programId: bigint, worker: string, cards = 1) {
  const machine = asArgument(await attest(stage.system, stage.nodes, await rig(worker, cards)));
  await stage.programs.admit(programId, machine);
  return { machine, since: BigInt(await chain.networkHelpers.time.latest()) };
}

/** What a test says of a machine's earnings. */
export interface Earned {
  readonly programId: bigint;
  readonly worker: string;
  readonly gpuSeconds: bigint;
  /** Unix seconds; the end of the epoch that is reported unless told. */
  readonly asOf?: bigint;
}

/** Has a report attest what machines earned until its epoch's end. Returns the claims in the same order. */
export async function reportRewards(stage: RewardStage, earned: readonly Earned[]): Promise<RewardClaimStruct[]> {
  const { programs, reports, nodes, system } = stage;
  const [epoch, genesis, length] = [await reports.currentEpoch(), await reports.genesis(), await reports.epochLength()];
  const asOf = genesis + (epoch + 1n) * length;
  const claims = earned.map((each) => ({ asOf, ...each }));
  const leaves = await Promise.all(
    claims.map((each) => programs.leafOf(each.programId, each.worker, each.asOf, each.gpuSeconds)),
  );
  const tree = SimpleMerkleTree.of([doubleHash(["uint256"], [0n]), ...leaves]);
  await submitReport(system, nodes, { root: tree.root as `0x${string}` });
  const [sequence] = await reports.latestReport();
  return claims.map((each, index) => ({ ...each, sequence, proof: tree.getProof(leaves[index] ?? "") }));
}

/** One of them. */
export async function reportReward(stage: RewardStage, earned: Earned): Promise<RewardClaimStruct> {
  const [claim] = await reportRewards(stage, [earned]);
  if (claim === undefined) throw new Error("No claim was reported.");
  return claim;
}

/** Lets whole days pass, and a report after them, so that the rate is fresh. */
export async function passDays(stage: RewardStage, days: bigint, fields: { rate?: bigint } = {}): Promise<void> {
  await chain.networkHelpers.time.increase(days * DAY);
  await submitReport(stage.system, stage.nodes, fields);
}
