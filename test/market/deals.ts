import type { ContractTransactionResponse } from "ethers";

import { FORWARD_RESERVE, SPOT_RESERVE, WAD } from "@sonm/protocol/generated/constants.ts";

import type { AttestedHardwareStruct, TermsStruct } from "../../types/market/Market.ts";
import { chain } from "../helpers/chain.ts";
import type { MarketStage } from "./MarketStage.ts";
import { PRICE, signAsk, type SignedOrder } from "./orders.ts";

/** What a buyer brings who demands no attestation. */
export const NO_HARDWARE: AttestedHardwareStruct = { factsHash: `0x${"00".repeat(32)}`, benchmarks: [] };

/** A deal that runs. */
export interface OpenDeal {
  readonly id: string;
  readonly terms: TermsStruct;
  readonly bid: string;
  readonly start: bigint;
  readonly escrow: bigint;
  readonly ask: SignedOrder;
}

/** SNM wei that must be held for the seconds to come: rounded up. */
export function reserveOf(price: bigint, rate: bigint, seconds: bigint): bigint {
  return (price * rate * seconds + WAD - 1n) / WAD;
}

/** SNM wei for a growth of the rate integral: rounded down. */
export function paymentOf(price: bigint, integral: bigint): bigint {
  return (price * integral) / WAD;
}

/** SNM wei of fee on a payment, at basis points. */
export function feeOf(paid: bigint, fee = 100n): bigint {
  return (paid * fee) / 10_000n;
}

/** Seconds of service that a deal of this duration holds with so many seconds left. */
export function reserveSeconds(duration: bigint, left = duration): bigint {
  if (duration === 0n) return SPOT_RESERVE;
  return left < FORWARD_RESERVE ? left : FORWARD_RESERVE;
}

/** The deal that a transaction opened, from its event alone. */
export async function dealOf(stage: MarketStage, sent: ContractTransactionResponse): Promise<Omit<OpenDeal, "ask">> {
  const receipt = await sent.wait();
  const logs = receipt?.logs.map((log) => stage.market.interface.parseLog(log)) ?? [];
  const opened = logs.find((log) => log?.name === "DealOpened");
  if (opened === null || opened === undefined) throw new Error("The transaction opened no deal.");
  const { id, terms, bid, escrow } = opened.args as unknown as {
    id: string;
    terms: { toObject(): Record<string, unknown> };
    bid: string;
    escrow: bigint;
  };
  const plain = terms.toObject() as unknown as TermsStruct;
  return { id, terms: plain, bid, start: BigInt(plain.start), escrow };
}

/** What is special about a deal. */
export interface DealOptions {
  readonly duration?: bigint;
  readonly price?: bigint;
  readonly bond?: bigint;
  readonly maxAge?: bigint;
  readonly buyer?: MarketStage["buyer"];
  /** Unix seconds of the opening. */
  readonly at?: bigint;
}

/** The buyer takes a new ask of the worker's. */
export async function buyDeal(stage: MarketStage, options: DealOptions = {}): Promise<OpenDeal> {
  const { duration = 0n, maxAge = 0n, buyer = stage.buyer, price = PRICE, bond = 0n } = options;
  const ask = await signAsk(stage, { price, bond });
  if (options.at !== undefined) await chain.networkHelpers.time.setNextBlockTimestamp(options.at);
  const sent = await stage.market.connect(buyer).buy(ask.order, ask.signature, duration, maxAge, stage.attested);
  return { ...(await dealOf(stage, sent)), ask };
}

/** Unix seconds of the newest block. */
export async function now(): Promise<bigint> {
  return BigInt(await chain.networkHelpers.time.latest());
}

/** Makes the next transaction happen at this second. */
export async function nextAt(time: bigint): Promise<void> {
  await chain.networkHelpers.time.setNextBlockTimestamp(time);
}

/** Mines a block at this second: reads that follow see its time. */
export async function jumpTo(time: bigint): Promise<void> {
  await chain.networkHelpers.time.increaseTo(time);
}

/** What a bill says that it did: SNM wei. */
export interface Bill {
  readonly id: string;
  readonly paid: bigint;
  readonly fee: bigint;
  readonly toppedUp: bigint;
}

/** How a deal ended. */
export interface Closing {
  readonly id: string;
  readonly reason: bigint;
  readonly refunded: bigint;
}

/** The bills and closings of a transaction, from its events, and its time. */
export async function billsOf(
  stage: MarketStage,
  sent: ContractTransactionResponse | Promise<ContractTransactionResponse>,
) {
  const receipt = await (await sent).wait();
  const block = await receipt?.getBlock();
  if (receipt === null || block === undefined) throw new Error("The transaction was not mined.");
  const logs = receipt.logs.map((log) => stage.market.interface.parseLog(log));
  const all = (name: string) =>
    logs.filter((log) => log?.name === name).map((log) => log?.args.toObject() as Record<string, unknown>);
  return {
    at: BigInt(block.timestamp),
    bills: all("DealBilled") as unknown as Bill[],
    closings: all("DealClosed") as unknown as Closing[],
  };
}

/** The only bill of a transaction. */
export async function billOf(stage: MarketStage, sent: Promise<ContractTransactionResponse>) {
  const { at, bills, closings } = await billsOf(stage, sent);
  const [bill, second] = bills;
  if (bill === undefined || second !== undefined) throw new Error(`The transaction has ${bills.length} bills.`);
  return { at, bill, closing: closings[0] };
}
