import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import type { System } from "../helpers/System.ts";

/** The deployment, with SNM in the treasury that it may pay for work. */
export interface WorkStage extends System {
  readonly chainId: bigint;
  readonly developer: HardhatEthersSigner;
  readonly reviewer: HardhatEthersSigner;
  /** A standing team. */
  readonly team: HardhatEthersSigner;
}
