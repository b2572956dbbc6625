import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import type { SonmContracts } from "../../scripts/lib/deploy/connectContracts.ts";

/** Every contract of one deployment, and the accounts that act on it. */
export interface System extends Omit<SonmContracts, "snm"> {
  readonly token: SonmContracts["snm"];

  /** Holds most of the supply. */
  readonly deployer: HardhatEthersSigner;
  readonly buyer: HardhatEthersSigner;
  /** Master of `worker`, once they confirmed it. */
  readonly supplier: HardhatEthersSigner;
  /** Owns a masternode, once registered. */
  readonly operator: HardhatEthersSigner;
  /** Has SNM of its own, and votes. */
  readonly holder: HardhatEthersSigner;
  readonly worker: HardhatEthersSigner;
  /** Has no part in anything. */
  readonly stranger: HardhatEthersSigner;
  /** The treasury's own account, which may set parameters, without the wait of the timelock. */
  readonly dao: HardhatEthersSigner;
}
