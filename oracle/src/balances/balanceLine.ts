import { TARGET_SUPPLY } from "@sonm/protocol/generated/constants.ts";
import { formatEther, formatUnits } from "ethers";

import { dateOf } from "../lib/dateOf.ts";
import type { BalanceNow } from "./readBalances.ts";
import { steeringWords } from "./steeringWords.ts";

/** Decimals in which units are told. */
const DECIMALS = 3;

/** Supply and demand of a hardware class, and what the controller may and would do, in a few sentences. @param now unix seconds */
export function balanceLine(balance: BalanceNow, now: number): string {
  const { classId, definition, spendable, steering } = balance;
  const unit = definition.minGpus === 0 ? "machine" : "card";
  const mandate =
    steering === undefined
      ? "It is under no mandate."
      : `It is under a mandate; ${formatEther(spendable)} SNM may be spent now. ${steeringWords(steering, unit, now)}`;
  return `${classId} ${definition.label}: ${measured(balance, unit)} ${mandate}`;
}

function measured({ classId, provedAt, average }: BalanceNow, unit: string): string {
  if (provedAt === 0) return `no supply was proved yet; \`rewards record ${classId}\` proves what nodes attest.`;
  if (average === undefined) return `proved until ${dateOf(provedAt)}, not for long enough yet to tell an average.`;
  const { supply, demand, fees, asOf } = average;
  return (
    `${formatUnits(supply, DECIMALS)} ${unit}s supplied and ${formatUnits(demand, DECIMALS)} of them in deals on average, ` +
    `until ${dateOf(asOf)}, ${ratioOf(supply, demand)}; their bills paid ${formatEther(fees)} SNM of fees a day.`
  );
}

function ratioOf(supply: bigint, demand: bigint): string {
  if (demand === 0n) return "without demand";
  const ratio = formatUnits((supply * 100n) / demand, 2);
  return `a ratio of ${ratio} where ${TARGET_SUPPLY} is aimed at`;
}
