import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { parseEther } from "ethers";

import { RewardMode } from "@sonm/protocol/generated/enums.ts";

import type { BalancePointStruct, BalanceProofStruct } from "../../types/rewards/ClassBalances.ts";
import type { MandateStruct } from "../../types/rewards/ProgramController.ts";
import { chain } from "./chain.ts";
import { doubleHash } from "./machines.ts";
import { submitReport } from "./reports.ts";
import { DAY, fundPrograms, RATE, TWO_DOLLARS, type RewardStage } from "./rewards.ts";

/** Days over which supply and demand are averaged before the controller acts. */
export const WINDOW = 7;

/** What a test says of a class: whole units on average, and SNM wei of fees a day. */
export interface Level {
  readonly supply: bigint;
  readonly demand: bigint;
  /** A multiple of 24, so that each hour has its part; none unless told. */
  readonly fees?: bigint;
}

/** A mandate of $2 for a card and day with a grant, a boost, and no fee that demand must pay; change what a test is about. */
export const mandateWith = (fields: Partial<MandateStruct> = {}): MandateStruct => ({
  ...{ usdPerGpuDay: TWO_DOLLARS, mode: RewardMode.OnTop, minSoftwareVersion: 0, maxGpus: 100, step: 8 },
  ...{ guarantee: 90n * DAY, reserveMargin: 15_000, band: 1_000, boost: 9_000 },
  ...{ dailyGrant: parseEther("10000"), feePerGpuDay: 0 },
  ...fields,
});

/** A fixture: the controller is named, and no class is handed to it yet. */
export async function nameController(): Promise<RewardStage> {
  const stage = await fundPrograms();
  await stage.programs.connect(stage.dao).setController(stage.controller);
  return stage;
}

/** Hands the first class to the controller. Returns the mandate, and since when it holds. */
export async function giveMandate(stage: RewardStage, fields: Partial<MandateStruct> = {}, classId = 0) {
  const mandate = mandateWith(fields);
  await stage.controller.connect(stage.dao).setMandate(classId, mandate);
  return { mandate, since: BigInt(await chain.networkHelpers.time.latest()) };
}

/** Unix seconds of the end of the epoch that is reported next. */
export async function nextEnd({ reports }: RewardStage): Promise<bigint> {
  return (await reports.genesis()) + ((await reports.currentEpoch()) + 1n) * (await reports.epochLength());
}

/** Has a report attest a point of a class, true or not. Nothing is proved to the contract yet. */
export async function reportBalance(
  stage: RewardStage,
  point: BalancePointStruct,
  { classId = 0n, rate }: { readonly classId?: bigint; readonly rate?: bigint } = {},
): Promise<BalanceProofStruct> {
  const { balances, nodes, reports, system } = stage;
  const leaf = await balances.leafOf(classId, point);
  const tree = SimpleMerkleTree.of([doubleHash(["uint256"], [0n]), leaf]);
  await submitReport(system, nodes, { root: tree.root as `0x${string}`, ...(rate === undefined ? {} : { rate }) });
  const [sequence] = await reports.latestReport();
  return { classId, sequence, point, proof: tree.getProof(leaf) };
}

/** The point that a class comes to by the end of the epoch that is reported next. */
export async function pointOf(stage: RewardStage, level: Level, classId = 0n) {
  const known = await stage.balances.latest(classId);
  const asOf = await nextEnd(stage);
  const time = known.asOf === 0n ? 0n : asOf - known.asOf;
  return {
    asOf,
    supplied: known.supplied + level.supply * time,
    demanded: known.demanded + level.demand * time,
    fees: known.fees + ((level.fees ?? 0n) * time) / DAY,
  };
}

/** Proves a point of each of so many days, whose hours all end with an epoch; the first one ever starts from nothing. */
export async function recordDays(stage: RewardStage, days: number, level: Level, fields: { rate?: bigint } = {}) {
  for (let day = 0; day < days; day += 1) {
    await chain.networkHelpers.time.increase(DAY - (await stage.reports.epochLength()));
    await stage.balances.record(await reportBalance(stage, await pointOf(stage, level), fields));
  }
}

/** SNM wei that so many units are promised for so many seconds, each rounded up to a millionth of SNM. */
export function reserveOf(units: bigint, time: bigint, rate = RATE, margin = 15_000n): bigint {
  const divisor = 10n ** 18n * DAY * 10_000n * 10n ** 12n;
  return units * ((time * TWO_DOLLARS * rate * margin + divisor - 1n) / divisor) * 10n ** 12n;
}
