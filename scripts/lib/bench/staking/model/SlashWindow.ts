import { BASIS_POINTS, SLASH_CAP, SLASH_PERIOD } from "@sonm/protocol/generated/constants.ts";

/** What a masternode has lost in the period that began with a slash. Amounts are SNM wei, times unix seconds. */
export class SlashWindow {
  #began = 0n;
  #most = 0n;
  #lost = 0n;

  /**
   * @param stake that it has, unbonding included
   * @param wanted that it shall lose
   * @returns what it loses: never more than the cap of the most that it had in the period
   */
  lose(stake: bigint, wanted: bigint, at: bigint): bigint {
    if (at - this.#began >= SLASH_PERIOD) {
      this.#began = at;
      this.#most = 0n;
      this.#lost = 0n;
    }
    if (stake + this.#lost > this.#most) this.#most = stake + this.#lost;
    const left = (this.#most * SLASH_CAP) / BASIS_POINTS - this.#lost;
    const amount = wanted < left ? wanted : left;
    this.#lost += amount;
    return amount;
  }
}
