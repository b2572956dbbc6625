import type { Wallet } from "ethers";

import type { AgentConfig } from "../config/agentConfig.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { loadWallet } from "../config/loadWallet.ts";
import type { Secrets } from "../config/secretsConfig.ts";
import { lowerHex } from "../lib/lowerHex.ts";

/** The keys of an agent: the worker's always, its master's where it is kept here. */
export interface AgentKeys {
  readonly worker: Wallet;
  readonly master: Wallet | undefined;
}

/**
 * Loads an agent's keys.
 *
 * @throws ConfigError if the worker's is missing, or the master's is another account's than the master that is set
 */
export function loadAgentKeys(
  config: Pick<AgentConfig, "master" | "keystoreFile" | "passwordFile" | "masterKeystoreFile" | "masterPasswordFile">,
  secrets: Secrets,
): AgentKeys {
  const worker = loadWallet({
    role: "worker",
    variable: "SONM_WORKER_KEY",
    key: secrets.worker,
    keystoreFile: config.keystoreFile,
    passwordFile: config.passwordFile,
  });
  const master = loadWallet({
    role: "master",
    variable: "SONM_MASTER_KEY",
    key: secrets.master,
    keystoreFile: config.masterKeystoreFile,
    passwordFile: config.masterPasswordFile,
  });
  if (worker === undefined) {
    throw new ConfigError([
      "The agent needs a worker key: set keystoreFile and passwordFile, or SONM_WORKER_KEY. `sonm keystore` makes one.",
    ]);
  }
  if (master !== undefined && lowerHex(master.address) !== config.master) {
    const set = config.master ?? "not set";
    throw new ConfigError([`The master's key is that of ${master.address}, and master is ${set}. Make them agree.`]);
  }
  return { worker, master };
}
