import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";

import { HEADER_LEAF_ABI, LEAF_HEADER } from "@sonm/protocol/report.ts";
import { UPTIME_LEAF_ABI, uptimeLeafValues } from "@sonm/protocol/uptime.ts";

import type { UptimeProofStruct } from "../../types/market/Guarantees.ts";
import { doubleHash } from "../helpers/machines.ts";
import { submitReport } from "../helpers/reports.ts";
import { buyDeal, type DealOptions, type OpenDeal } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";

/** SNM wei that the supplier puts behind the deals of these tests. */
export const BOND = 1_000n * 10n ** 18n;

/** No proof of the time before a deal. */
export const NO_PROOF: UptimeProofStruct = { sequence: 0n, asOf: 0n, online: 0n, proof: [] };

/** Adds to the worker's ledger balance, of which bonds are taken. */
export async function fundWorker(stage: MarketStage, amount: bigint): Promise<void> {
  const { market, token, worker } = stage;
  if (amount === 0n) return;
  await token.approve(market, amount);
  await market.depositFor(worker, amount);
}

/** The buyer takes an ask with a bond. */
export async function buyBonded(stage: MarketStage, options: DealOptions = {}): Promise<OpenDeal> {
  await fundWorker(stage, options.bond ?? BOND);
  return buyDeal(stage, { bond: BOND, ...options });
}

/** Lets the masternodes report for how long the worker was online, at the end of an epoch or any other time. */
export async function reportUptime(
  stage: MarketStage,
  { asOf, online, worker = stage.worker.address }: { asOf: bigint; online: bigint; worker?: string },
): Promise<UptimeProofStruct> {
  const values = { worker: worker as `0x${string}`, asOf: Number(asOf), online: Number(online) };
  const leaf = doubleHash(UPTIME_LEAF_ABI, uptimeLeafValues(values));
  const tree = SimpleMerkleTree.of([doubleHash(HEADER_LEAF_ABI, [LEAF_HEADER, 0n, 0n]), leaf]);
  await submitReport(stage, stage.nodes, { root: tree.root as `0x${string}` });
  const [sequence] = await stage.reports.latestReport();
  return { sequence, asOf, online, proof: tree.getProof(leaf) };
}

/** What both sides hold in the ledger: SNM wei. */
export async function balancesOf(stage: MarketStage) {
  const { market, buyer, worker, supplier } = stage;
  const [bought, sold, earned] = await Promise.all(
    [buyer, worker, supplier].map((account) => market.balanceOf(account)),
  );
  return { buyer: bought ?? 0n, worker: sold ?? 0n, master: earned ?? 0n };
}
