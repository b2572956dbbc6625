import { id, ZeroHash, type BaseWallet } from "ethers";

import { MAX_SLASH } from "@sonm/protocol/generated/constants.ts";

import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";
import type { StakeScene } from "./StakeScene.ts";

const { masternodes, treasury } = interfaces;
/** More than the largest slash takes from a bond. */
const REFILL = 100_000n * 10n ** 18n;
/** Seconds; longer than the treasury waits on the local network. */
const DELAY = 61;

/** Slashes by the DAO, and the owner's way back. */
export class SlashScene {
  readonly #world: GasWorld;
  readonly #stakes: StakeScene;

  constructor(world: GasWorld, stakes: StakeScene) {
    this.#world = world;
    this.#stakes = stakes;
  }

  /** The treasury executes the largest slash, which takes the seat, and pays a reporter and who was harmed. */
  async slash(owner: string): Promise<Mined> {
    const { chain, addresses, governor, deployer } = this.#world;
    const args = [owner, MAX_SLASH, 1n, governor.address, deployer.address, id("why")] as const;
    const data = masternodes.encodeFunctionData("slash", [...args]);
    const call = [addresses.Masternodes, 0n, data, ZeroHash, ZeroHash] as const;
    await chain.send(governor, addresses.Treasury, treasury.encodeFunctionData("schedule", [...call, DELAY]));
    chain.pass(DELAY);
    return chain.send(governor, addresses.Treasury, treasury.encodeFunctionData("execute", [...call]));
  }

  /** The owner fills its bond up and has its seat again. */
  async restore(owner: BaseWallet): Promise<void> {
    await this.#stakes.addStake(owner, REFILL);
  }
}
