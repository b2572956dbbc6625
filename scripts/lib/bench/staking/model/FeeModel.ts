import { BASIS_POINTS, WAD } from "@sonm/protocol/generated/constants.ts";

import { DividendBook } from "./DividendBook.ts";
import type { Purses } from "./Purses.ts";

/** Who gets fees. */
export type Recipient = "holders" | "masternodes" | "treasury";

/** Basis points of the fees that each of the three gets. */
export type FeeShares = Readonly<Record<Recipient, bigint>>;

/** Payments of the market, the splitter of its fees, and the dividends. Amounts are SNM wei. */
export class FeeModel {
  readonly #purses: Purses;
  readonly #shares: FeeShares;
  readonly #fee: bigint;
  readonly #paid: Record<Recipient, bigint> = { holders: 0n, masternodes: 0n, treasury: 0n };
  readonly dividends = new DividendBook();
  /** What accounts have in the market. */
  readonly ledger = new Map<string, bigint>();
  /** All fees that ever came to the splitter. */
  came = 0n;
  heldByMarket = 0n;

  /** @param fee of a payment, basis points */
  constructor(purses: Purses, shares: FeeShares, fee: bigint) {
    this.#purses = purses;
    this.#shares = shares;
    this.#fee = fee;
  }

  deposit(account: string, amount: bigint): void {
    this.#purses.move(account, "Market", amount);
    this.#book(account, amount);
  }

  withdraw(account: string, amount: bigint): void {
    this.#book(account, -amount);
    this.#purses.move("Market", account, amount);
  }

  /**
   * A deal from its opening to its close.
   *
   * @param price USD a second, 18 decimals
   * @param rate SNM wei per USD
   */
  deal(buyer: string, supplier: string, price: bigint, rate: bigint, seconds: bigint): void {
    const paid = (price * rate * seconds) / WAD;
    const fee = (paid * this.#fee) / BASIS_POINTS;
    this.#book(buyer, -paid);
    this.#book(supplier, paid - fee);
    this.heldByMarket += fee;
  }

  /** What one of the three could collect now. All that came is split once, and rounded once. */
  dueTo(recipient: Recipient): bigint {
    const all = this.came + this.heldByMarket;
    return (all * this.#shares[recipient]) / BASIS_POINTS - this.#paid[recipient];
  }

  paidTo(recipient: Recipient): bigint {
    return this.#paid[recipient];
  }

  /** @param to whose purse it goes to */
  collect(recipient: Recipient, to: string): bigint {
    this.#purses.move("Market", "FeeSplitter", this.heldByMarket);
    this.came += this.heldByMarket;
    this.heldByMarket = 0n;
    const amount = this.dueTo(recipient);
    this.#paid[recipient] += amount;
    this.#purses.move("FeeSplitter", to, amount);
    return amount;
  }

  /** Fees that come while nothing is locked are the treasury's. */
  bringDividends(): void {
    const amount = this.collect("holders", "Dividends");
    if (amount !== 0n && !this.dividends.share(amount)) this.#purses.move("Dividends", "Treasury", amount);
  }

  lock(holder: string, amount: bigint): void {
    this.bringDividends();
    this.dividends.change(holder, amount);
    this.#purses.move(holder, "Dividends", amount);
  }

  unlock(holder: string, amount: bigint): void {
    this.bringDividends();
    this.dividends.change(holder, -amount);
    this.#purses.move("Dividends", holder, amount);
  }

  claim(holder: string): void {
    this.#purses.move("Dividends", holder, this.dividends.claim(holder));
  }

  #book(account: string, amount: bigint): void {
    this.ledger.set(account, (this.ledger.get(account) ?? 0n) + amount);
  }
}
