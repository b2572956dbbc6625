import { id, type BaseWallet } from "ethers";

import { MAX_SLASH } from "@sonm/protocol/generated/constants.ts";

import { decide } from "./decide.ts";
import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";
import type { StakeScene } from "./StakeScene.ts";

const { masternodes } = interfaces;
/** More than the largest slash takes from a bond. */
const REFILL = 100_000n * 10n ** 18n;

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
    const { addresses, deployer } = this.#world;
    // Whoever is paid holds SNM already, and delegates none.
    const args = [owner, MAX_SLASH, 1n, addresses.LegacySwap, deployer.address, id("why")] as const;
    return decide(this.#world, [["Masternodes", masternodes.encodeFunctionData("slash", [...args])]]);
  }

  /** The owner fills its bond up and has its seat again. */
  async restore(owner: BaseWallet): Promise<void> {
    await this.#stakes.addStake(owner, REFILL);
  }
}
