import { expect } from "chai";
import type { Provider } from "ethers";

import { CloseReason } from "@sonm/protocol/generated/enums.ts";
import { BASIS_POINTS, FORWARD_RESERVE, SPOT_RESERVE, WAD } from "@sonm/protocol/generated/constants.ts";

import type { SonmContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import { integralAt, rateAt, type RateChange } from "./rates.ts";

/** One deal as its events tell it. Amounts in SNM wei. */
export interface BookedDeal {
  readonly id: string;
  readonly buyer: string;
  readonly master: string;
  readonly price: bigint;
  readonly start: bigint;
  readonly duration: bigint;
  readonly supplier: string;
  /** Of the bond, what is not settled. */
  bond: bigint;
  escrow: bigint;
  billedUntil: bigint;
  integral: bigint;
  paid: bigint;
  fee: bigint;
  bills: number;
  refunded: bigint | undefined;
  reason: bigint | undefined;
  closedAt: bigint;
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/**
 * Second set of books: replays the market's events from the first block, reckons every amount anew by the written rules,
 * and fails where the chain says otherwise.
 */
export class Books {
  readonly balances = new Map<string, bigint>();
  readonly deals = new Map<string, BookedDeal>();
  fees = 0n;
  /** Those before the event that is booked: a bill uses the rate that stood when it was made, not a later one of its second. */
  readonly #rates: RateChange[] = [];
  #feePoints = 0n;

  /** @param block up to which they were read. The chain goes on: what is compared with them is asked as of this block. */
  private constructor(readonly block: number) {}

  /** Reads everything that happened up to the newest block, in the order in which it happened. */
  static async read({ market, guarantees, reports }: SonmContracts, provider: Provider): Promise<Books> {
    const books = new Books(await provider.getBlockNumber());
    const sources = await Promise.all(
      [market, guarantees, reports].map(async (one) => ({ address: await one.getAddress(), abi: one.interface })),
    );
    const address = sources.map((one) => one.address);
    const logs = await provider.getLogs({ address, fromBlock: 0, toBlock: books.block });
    for (const log of logs) {
      const event = sources.find((one) => one.address === log.address)?.abi.parseLog(log) ?? null;
      if (event === null) throw new Error(`No ABI knows the event in ${log.transactionHash}.`);
      const block = await provider.getBlock(log.blockNumber);
      books.#book(event.name, event.args.toObject() as Record<string, unknown>, BigInt(block?.timestamp ?? 0));
    }
    return books;
  }

  balanceOf(account: string): bigint {
    return this.balances.get(account) ?? 0n;
  }

  /** What all deals that run hold. */
  get escrow(): bigint {
    return [...this.deals.values()].reduce((sum, deal) => sum + deal.escrow, 0n);
  }

  /** What all bonds hold that are not settled. */
  get bonds(): bigint {
    return [...this.deals.values()].reduce((sum, deal) => sum + deal.bond, 0n);
  }

  /** The books and the chain say the same about every account, and the market holds exactly what it owes. */
  async agreeWith({ market, snm }: SonmContracts): Promise<void> {
    const then = { blockTag: this.block };
    for (const [account, balance] of this.balances) {
      expect(await market.balanceOf(account, then), `ledger balance of ${account}`).to.equal(balance);
    }
    expect(await market.feesHeld(then), "fees held").to.equal(this.fees);
    const ledger = [...this.balances.values()].reduce((sum, balance) => sum + balance, 0n);
    const owed = ledger + this.escrow + this.bonds + this.fees;
    expect(await snm.balanceOf(await market.getAddress(), then), "SNM held by the market").to.equal(owed);
    for (const deal of this.deals.values()) {
      const { escrow, billedUntil, integral, holdsBond } = await market.dealState(deal.id, then);
      const running = deal.reason === undefined;
      expect(holdsBond, `bond of ${deal.id}`).to.equal(!running && deal.bond > 0n);
      if (holdsBond) {
        expect([escrow, billedUntil], `mark of ${deal.id}`).to.deep.equal([0n, deal.closedAt]);
        continue;
      }
      expect(escrow, `escrow of ${deal.id}`).to.equal(running ? deal.escrow : 0n);
      expect(billedUntil, `time of ${deal.id}`).to.equal(running ? deal.billedUntil : 0n);
      expect(integral, `integral of ${deal.id}`).to.equal(running ? deal.integral : 0n);
    }
  }

  #book(name: string, args: Record<string, unknown>, time: bigint): void {
    const amount = args["amount"] as bigint;
    if (name === "RateUpdated") this.#rates.push({ time, rate: args["rate"] as bigint });
    else if (name === "FeeSet") this.#feePoints = args["fee"] as bigint;
    else if (name === "Deposited") this.#add(args["account"] as string, amount);
    else if (name === "Withdrawn") this.#add(args["account"] as string, -amount);
    else if (name === "FeesCollected") this.fees -= amount;
    else if (name === "DealOpened") this.#open(args, time);
    else if (name === "DealBilled") this.#bill(args, time);
    else if (name === "DealClosed") this.#close(args, time);
    else if (name === "BondSettled") this.#settleBond(args);
  }

  #open(args: Record<string, unknown>, time: bigint): void {
    const terms = args["terms"] as Record<"price" | "start" | "duration" | "bond", bigint> &
      Record<"buyer" | "supplier" | "master", string>;
    const { buyer, supplier, master, price, start, duration, bond } = terms;
    const id = args["id"] as string;
    expect(start, "start of the deal").to.equal(time);
    const escrow = this.#reserve(price, duration, duration, time);
    expect(args["escrow"], "escrow at the start").to.equal(escrow);
    this.#add(buyer, -escrow);
    this.#add(supplier, -bond);
    this.deals.set(id, {
      ...{ id, buyer, supplier, master, price, start, duration, bond, escrow, billedUntil: time },
      ...{
        integral: integralAt(this.#rates, time),
        paid: 0n,
        fee: 0n,
        bills: 0,
        refunded: undefined,
        reason: undefined,
        closedAt: 0n,
      },
    });
  }

  #bill(args: Record<string, unknown>, time: bigint): void {
    const deal = this.#deal(args["id"]);
    const until = deal.duration === 0n ? time : min(time, deal.start + deal.duration);
    const integral = integralAt(this.#rates, until);
    const due = (deal.price * (integral - deal.integral)) / WAD;
    const toppedUp = args["toppedUp"] as bigint;
    const paid = min(due, deal.escrow + toppedUp);
    const fee = (paid * this.#feePoints) / BASIS_POINTS;
    expect(args["paid"], "payment").to.equal(paid);
    expect(args["fee"], "fee").to.equal(fee);
    this.#add(deal.buyer, -toppedUp);
    this.#add(deal.master, paid - fee);
    this.fees += fee;
    deal.escrow += toppedUp - paid;
    deal.billedUntil = until;
    deal.integral = integral;
    deal.paid += paid;
    deal.fee += fee;
    deal.bills += 1;
    // Whatever is topped up brings escrow to the reserve and not a wei further, or is all that the buyer has.
    if (toppedUp > 0n && deal.escrow > 0n) {
      const remaining = deal.duration === 0n ? 0n : deal.start + deal.duration - time;
      const reserve = this.#reserve(deal.price, deal.duration, remaining, time);
      if (this.balanceOf(deal.buyer) > 0n) expect(deal.escrow, "escrow after the top-up").to.equal(reserve);
      else expect(deal.escrow <= reserve, "escrow after the last top-up").to.equal(true);
    }
  }

  /** A refund is at most the bond, and what it leaves is the supplier's. */
  #settleBond(args: Record<string, unknown>): void {
    const deal = this.#deal(args["deal"]);
    const refund = args["refund"] as bigint;
    expect(args["returned"], "rest of the bond").to.equal(deal.bond - refund);
    expect(refund <= deal.bond, "refund within the bond").to.equal(true);
    this.#add(deal.buyer, refund);
    this.#add(deal.supplier, deal.bond - refund);
    deal.bond = 0n;
  }

  #close(args: Record<string, unknown>, time: bigint): void {
    const deal = this.#deal(args["id"]);
    expect(args["refunded"], "refund").to.equal(deal.escrow);
    expect(deal.reason, "reason of an earlier end").to.equal(undefined);
    this.#add(deal.buyer, deal.escrow);
    deal.refunded = deal.escrow;
    deal.escrow = 0n;
    deal.closedAt = time;
    deal.reason = args["reason"] as bigint;
    expect(Object.values(CloseReason).map(BigInt)).to.include(deal.reason);
  }

  /** What a deal must hold for the time to come, rounded up. */
  #reserve(price: bigint, duration: bigint, remaining: bigint, time: bigint): bigint {
    const seconds = duration === 0n ? SPOT_RESERVE : min(remaining, FORWARD_RESERVE);
    return ceilDiv(price * rateAt(this.#rates, time) * seconds, WAD);
  }

  #deal(id: unknown): BookedDeal {
    const deal = this.deals.get(String(id));
    if (deal === undefined) throw new Error(`Deal ${String(id)} was billed or closed, but never opened.`);
    return deal;
  }

  #add(account: string, amount: bigint): void {
    const balance = this.balanceOf(account) + amount;
    expect(balance >= 0n, `the ledger balance of ${account} is ${balance}`).to.equal(true);
    this.balances.set(account, balance);
  }
}
