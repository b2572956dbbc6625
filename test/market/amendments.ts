import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";

import { amendmentDomain, amendmentTypes, type AmendmentFields } from "@sonm/protocol/amendment.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";

import type { TermsStruct } from "../../types/market/Market.ts";
import { chain } from "../helpers/chain.ts";
import { billsOf, buyDeal, now, reserveOf, reserveSeconds, type Bill, type OpenDeal } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { openMarket } from "./openMarket.ts";

const { networkHelpers } = chain;

/** What is pending where nobody asks for anything. */
export const NOTHING = [0n, 0n, 0n, 0n];

/** A deal's conditions: USD per second with 18 decimals, seconds. */
export interface Conditions {
  readonly price: bigint;
  readonly duration: bigint;
}

/** A deal under its newest id and terms. */
export type RunningDeal = Pick<OpenDeal, "id" | "terms">;

/** What an amendment made of a deal, from its events alone. */
export async function amendedBy(
  stage: MarketStage,
  deal: RunningDeal,
  sent: Promise<ContractTransactionResponse>,
): Promise<RunningDeal & { bill: Bill; at: bigint }> {
  const transaction = await sent;
  const { at, bills } = await billsOf(stage, transaction);
  const receipt = await transaction.wait();
  const logs = receipt?.logs.map((log) => stage.market.interface.parseLog(log)) ?? [];
  const amended = logs.find((log) => log?.name === "DealAmended");
  if (amended === null || amended === undefined) throw new Error("Nothing was amended.");
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

/** Seconds that a forward deal of the tests of amendments lasts. */
const TEN_DAYS = 864_000n;

/** A forward deal of ten days. */
export async function forward() {
  const stage = await networkHelpers.loadFixture(openMarket);
  const deal = await buyDeal(stage, { duration: TEN_DAYS });
  return { stage, deal };
}

/** A spot deal. */
export async function spot() {
  const stage = await networkHelpers.loadFixture(openMarket);
  return { stage, deal: await buyDeal(stage) };
}

/** Expects that a request applies at once, with these conditions in the end. */
export async function expectApplied(
  stage: MarketStage,
  deal: RunningDeal,
  sent: ReturnType<typeof request>,
  { price, duration }: Conditions,
): Promise<RunningDeal> {
  const amended = await amendedBy(stage, deal, sent);
  const { market, amendments } = stage;
  expect(amended.terms).to.include({ price, duration, origin: deal.id });
  expect(amended.id).to.equal(await market.dealId(amended.terms));
  expect(await market.dealState(deal.id)).to.deep.equal([0n, 0n, 0n, false]);
  const { rate } = await stage.reports.latestRate();
  const state = await market.dealState(amended.id);
  expect(state.billedUntil).to.equal(amended.at);
  const seconds = reserveSeconds(duration, BigInt(amended.terms.start) + duration - amended.at);
  expect(state.escrow).to.be.greaterThanOrEqual(reserveOf(price, rate, seconds));
  expect(await amendments.pendingChanges(amended.id)).to.deep.equal(NOTHING);
  return amended;
}

/** Expects that a request waits for its answer. */
export async function expectPending(
  stage: MarketStage,
  deal: RunningDeal,
  sent: ReturnType<typeof request>,
  side: Side,
  { price, duration }: Conditions,
): Promise<void> {
  const { amendments, market } = stage;
  const before = await market.dealState(deal.id);
  await expect(sent).to.emit(amendments, "ChangeRequested").withArgs(deal.id, side, price, duration);
  const pending = await amendments.pendingChanges(deal.id);
  expect(side === Side.Bid ? pending.slice(0, 2) : pending.slice(2)).to.deep.equal([price, duration]);
  expect(await market.dealState(deal.id)).to.deep.equal(before);
}
