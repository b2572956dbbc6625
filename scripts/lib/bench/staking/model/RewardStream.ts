/** Rewards that become part of the stake second by second. Times are unix seconds, amounts SNM wei. */
export class RewardStream {
  #flowing = 0n;
  #waiting = 0n;
  #since = 0n;
  #until = 0n;

  /** All that did not arrive in the stake yet. */
  get amount(): bigint {
    return this.#flowing + this.#waiting;
  }

  /** When all of it has become due. */
  get until(): bigint {
    return this.#until;
  }

  /** Takes what is due. Where nothing is, nothing changes, not even how the next second is rounded. */
  take(at: bigint): bigint {
    if (this.#waiting + this.#dueSince(at) === 0n) return 0n;
    this.#advance(at);
    const amount = this.#waiting;
    this.#waiting = 0n;
    return amount;
  }

  /** @param period seconds that the amount would take by itself; all that flows ends at the mean, by amount */
  add(amount: bigint, at: bigint, period: bigint): void {
    this.#advance(at);
    const flowing = this.#flowing + amount;
    const seconds = (this.#flowing * (this.#until - at) + amount * period) / flowing;
    this.#flowing = flowing;
    this.#until = at + seconds;
  }

  #dueSince(at: bigint): bigint {
    if (at >= this.#until) return this.#flowing;
    return (this.#flowing * (at - this.#since)) / (this.#until - this.#since);
  }

  #advance(at: bigint): void {
    const due = this.#dueSince(at);
    this.#flowing -= due;
    this.#waiting += due;
    this.#since = at;
    if (this.#until < at) this.#until = at;
  }
}
