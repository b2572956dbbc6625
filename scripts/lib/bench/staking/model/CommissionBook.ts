import { COMMISSION_NOTICE } from "@sonm/protocol/generated/constants.ts";

/** The commissions of one masternode over time: basis points from a unix time on. */
export class CommissionBook {
  readonly #history: { readonly from: bigint; readonly rate: bigint }[];
  #paidUntil: bigint;

  /** @param at unix seconds at which the node joined */
  constructor(rate: bigint, at: bigint) {
    this.#history = [{ from: at, rate }];
    this.#paidUntil = at;
  }

  /** A change that is not in force yet is replaced. */
  announce(rate: bigint, at: bigint): void {
    if ((this.#history.at(-1)?.from ?? 0n) > at) this.#history.pop();
    this.#history.push({ from: at + COMMISSION_NOTICE, rate });
  }

  /** In force, basis points. */
  at(time: bigint): bigint {
    return this.#history.findLast(({ from }) => from <= time)?.rate ?? 0n;
  }

  /**
   * The lowest in force at any second since the claim before. Claims that lie within one notice of each other would get
   * what their owner announced against itself; they are not modelled.
   */
  pay(until: bigint): bigint {
    const during = this.#history.filter(({ from }) => from > this.#paidUntil && from <= until).map(({ rate }) => rate);
    const rates = [this.at(this.#paidUntil), ...during];
    this.#paidUntil = until;
    return rates.reduce((lowest, rate) => (rate < lowest ? rate : lowest));
  }
}
