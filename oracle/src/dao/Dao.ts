import type { Wallet } from "ethers";

import type { ContractAddresses } from "@sonm/protocol/networks.ts";

import type { Connection } from "../chain/Connection.ts";
import type { Answer } from "../cli/Answer.ts";
import type { Terminal } from "../cli/Terminal.ts";
import type { Hex } from "../lib/Hex.ts";
import type { DaoContracts } from "./DaoContracts.ts";
import type { DaoFlags } from "./daoFlags.ts";

/**
 * What a verb of `sonm dao` works with.
 *
 * - `words`: that follow the verb
 * - `wallet`: undefined in a dry run
 * - `now`: unix seconds of the newest block
 */
export interface Dao {
  readonly words: readonly string[];
  readonly flags: DaoFlags;
  readonly connection: Connection;
  readonly addresses: ContractAddresses;
  readonly contracts: DaoContracts;
  readonly chainId: number;
  readonly governor: Hex;
  readonly wallet: Wallet | undefined;
  readonly now: number;
  readonly terminal: Terminal;
}

/** What a verb has to say. */
export type DaoAnswer = Answer;

/**
 * A verb of `sonm dao`.
 *
 * - `how`: its use, after the verb
 */
export interface DaoVerb {
  readonly how: string;
  readonly flags: readonly (keyof DaoFlags)[];
  readonly run: (dao: Dao) => Promise<DaoAnswer>;
}
