import type { BaseWallet } from "ethers";

import { interfaces, type GasWorld } from "./GasWorld.ts";

const { dividends, legacy, legacySwap, snm, splitter } = interfaces;
const SNM = 10n ** 18n;

/** Gas by operation of fees, dividends and the swap. */
export type FeeGas = Readonly<
  Record<"dividends.lock" | "dividends.unlock" | "dividends.claim" | "splitter.pull" | "swap", number>
>;

/** What happens to fees once they left the market, and the swap of the original token. */
export class FeeScene {
  readonly #world: GasWorld;

  constructor(world: GasWorld) {
    this.#world = world;
  }

  /**
   * @param bill makes fees for the market to hold
   * @param holder has SNM
   */
  async measure(bill: () => Promise<unknown>, holder: BaseWallet, another: BaseWallet): Promise<FeeGas> {
    const { chain, addresses } = this.#world;
    const call = (from: BaseWallet, data: string) => chain.send(from, addresses.Dividends, data);
    const lock = dividends.encodeFunctionData("lock", [SNM]);
    for (const wallet of [holder, another]) {
      await chain.send(wallet, addresses.SNM, snm.encodeFunctionData("approve", [addresses.Dividends, 10n * SNM]));
      await call(wallet, lock);
    }
    // Everybody has claimed before, and the splitter was used.
    await bill();
    await call(another, dividends.encodeFunctionData("pull"));
    for (const wallet of [holder, another]) {
      await call(wallet, dividends.encodeFunctionData("claim", [wallet.address]));
    }
    await bill();
    const { gas: pull } = await chain.send(another, addresses.FeeSplitter, splitter.encodeFunctionData("pull"));
    await bill();
    const { gas: locking } = await call(holder, lock);
    const { gas: claim } = await call(holder, dividends.encodeFunctionData("claim", [holder.address]));
    await bill();
    const { gas: unlock } = await call(holder, dividends.encodeFunctionData("unlock", [SNM, holder.address]));
    return {
      ...{ "splitter.pull": pull, "dividends.lock": locking, "dividends.claim": claim, "dividends.unlock": unlock },
      swap: await this.#swap(),
    };
  }

  /** The deployer has swapped before, and holds more of both. */
  async #swap(): Promise<number> {
    const { chain, addresses, deployer } = this.#world;
    const answer = await chain.call(addresses.LegacySwap, legacySwap.encodeFunctionData("legacy"));
    const [token] = legacySwap.decodeFunctionResult("legacy", answer) as unknown as [string];
    await chain.send(deployer, token, legacy.encodeFunctionData("approve", [addresses.LegacySwap, SNM]));
    return (await chain.send(deployer, addresses.LegacySwap, legacySwap.encodeFunctionData("swap", [SNM]))).gas;
  }
}
