import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { ContractTransactionResponse } from "ethers";

import { amendmentDomain, amendmentTypes, type AmendmentFields } from "@sonm/protocol/amendment.ts";

import type { TermsStruct } from "../../types/market/Market.ts";
import { billsOf, now, type OpenDeal } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";

/** A deal's conditions: USD per second with 18 decimals, seconds. */
export interface Conditions {
  readonly price: bigint;
  readonly duration: bigint;
}

/** A deal under its newest id and terms. */
export type RunningDeal = Pick<OpenDeal, "id" | "terms">;

/** What an amendment made of a deal, from its events alone; undefined if nothing was amended. */
export async function amendedBy(
  stage: MarketStage,
  deal: RunningDeal,
  sent: Promise<ContractTransactionResponse>,
): Promise<(RunningDeal & { bill: Awaited<ReturnType<typeof billsOf>>["bills"][number]; at: bigint }) | undefined> {
  const transaction = await sent;
  const { at, bills } = await billsOf(stage, transaction);
  const receipt = await transaction.wait();
  const logs = receipt?.logs.map((log) => stage.market.interface.parseLog(log)) ?? [];
  const amended = logs.find((log) => log?.name === "DealAmended");
  if (amended === null || amended === undefined) return undefined;
  const { id, newId, price, duration } = amended.args as unknown as Conditions & { id: string; newId: string };
  if (id !== deal.id) throw new Error("Another deal was amended.");
  const [bill] = bills;
  if (bill === undefined) throw new Error("The amendment billed nothing.");
  const terms: TermsStruct = { ...deal.terms, price, duration, origin: id };
  return { id: newId, terms, bill, at };
}

/** What one side asks for by a transaction. */
export function request(
  stage: MarketStage,
  by: HardhatEthersSigner,
  deal: RunningDeal,
  { price, duration }: Conditions,
): Promise<ContractTransactionResponse> {
  return stage.amendments.connect(by).request(deal.terms, price, duration);
}

/** A signed amendment, good for an hour unless told. */
export async function signAmendment(
  stage: MarketStage,
  by: HardhatEthersSigner,
  deal: RunningDeal,
  { price, duration }: Conditions,
  changes: Partial<AmendmentFields> = {},
): Promise<string> {
  const validUntil = changes.validUntil ?? (await validity());
  const domain = amendmentDomain(stage.chainId, (await stage.amendments.getAddress()) as `0x${string}`);
  const message = { deal: deal.id, price, duration, ...changes, validUntil };
  return by.signTypedData(domain, { Amendment: [...amendmentTypes.Amendment] }, message);
}

/** Unix seconds until which a signed amendment of the tests is good. */
export async function validity(): Promise<number> {
  const time = Number(await now());
  return time - (time % 3_600) + 7_200;
}
