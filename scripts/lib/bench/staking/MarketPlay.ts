import { ZeroHash } from "ethers";

import { WAD } from "@sonm/protocol/generated/constants.ts";

import { MarketScene, termsOf } from "../gas/MarketScene.ts";
import type { Economy } from "./model/Economy.ts";
import type { StakingChain } from "./StakingChain.ts";

/** Seconds that a deal is used for, less than its reserve lasts. */
const USED = 3_000n;
/** Seconds that a deal's reserve lasts, and a bit. */
const RESERVE = 3_601n;

/** Deals and who earns of their fees: on the chain first, then in the model. Amounts are SNM wei. */
export class MarketPlay {
  readonly #chain: StakingChain;
  readonly #economy: Economy;
  readonly #scene: MarketScene;

  constructor(chain: StakingChain, economy: Economy) {
    this.#chain = chain;
    this.#economy = economy;
    this.#scene = new MarketScene(chain.world);
  }

  /** Somebody rents a machine, and pays about this much. */
  async trade(payment: bigint): Promise<void> {
    const { market } = this.#chain.contracts;
    const { rate } = this.#chain.parameters;
    const price = (payment * WAD) / (rate * USED);
    const needed = (price * rate * RESERVE) / WAD;
    const deposit = needed - (this.#economy.fees.ledger.get("buyer") ?? 0n);
    if (deposit > 0n) {
      await this.#chain.send("buyer", market.deposit.populateTransaction(deposit));
      this.#economy.fees.deposit("buyer", deposit);
    }
    const { order, signature } = await this.#scene.sign(this.#chain.wallet("supplier"), { price });
    const buy = market.buy.populateTransaction(order, signature, 0n, 0n, { factsHash: ZeroHash, benchmarks: [] });
    const opened = await this.#chain.send("buyer", buy);
    this.#chain.passUntil(opened.at + USED);
    const close = market.interface.encodeFunctionData("close", [termsOf(opened)]);
    const closed = await this.#chain.send("buyer", Promise.resolve({ to: this.#chain.address("Market"), data: close }));
    this.#economy.fees.deal("buyer", "supplier", price, rate, closed.at - opened.at);
  }

  /** Takes all out of the market. */
  async withdraw(account: string): Promise<void> {
    const amount = this.#economy.fees.ledger.get(account) ?? 0n;
    if (amount === 0n) return;
    await this.#chain.send(account, this.#chain.contracts.market.withdraw.populateTransaction(amount));
    this.#economy.fees.withdraw(account, amount);
  }

  async lock(holder: string, amount: bigint): Promise<void> {
    await this.#chain.send(holder, this.#chain.contracts.dividends.lock.populateTransaction(amount));
    this.#economy.fees.lock(holder, amount);
  }

  async unlock(holder: string, amount: bigint): Promise<void> {
    const { unlock } = this.#chain.contracts.dividends;
    await this.#chain.send(holder, unlock.populateTransaction(amount, this.#chain.address(holder)));
    this.#economy.fees.unlock(holder, amount);
  }

  /** Claims whatever there is. */
  async claim(holder: string): Promise<void> {
    if (this.#economy.fees.dividends.earnedBy(holder) === 0n) return;
    const { claim } = this.#chain.contracts.dividends;
    await this.#chain.send(holder, claim.populateTransaction(this.#chain.address(holder)));
    this.#economy.fees.claim(holder);
  }

  async payTreasury(): Promise<void> {
    await this.#chain.send("reporter", this.#chain.contracts.splitter.payTreasury.populateTransaction());
    this.#economy.fees.collect("treasury", "Treasury");
  }
}
