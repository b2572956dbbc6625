import type { Wallet } from "ethers";

import type { AgentConfig } from "../config/agentConfig.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { loadWallet } from "../config/loadWallet.ts";
import { makeOwnKeystore, ownKeystore } from "../config/ownKeystore.ts";
import type { Secrets } from "../config/secretsConfig.ts";
import { lowerHex } from "../lib/lowerHex.ts";

/** The keys of an agent: the worker's always, its master's where it is kept here. */
export interface AgentKeys {
  readonly worker: Wallet;
  readonly master: Wallet | undefined;
}

/** Settings of an agent that tell where its keys are. */
type KeySettings = Pick<
  AgentConfig,
  "dataDir" | "newKey" | "master" | "keystoreFile" | "passwordFile" | "masterKeystoreFile" | "masterPasswordFile"
>;

/** Name of the files of a key that an agent made for itself. */
const OWN_KEY = "worker";

const usesOwnKey = ({ newKey, keystoreFile }: KeySettings, { worker }: Pick<Secrets, "worker">): boolean =>
  newKey && worker === undefined && keystoreFile === undefined;

/** Makes the worker's key of an agent that is told to make its own, at its first start. @throws ConfigError */
export async function makeWorker(config: KeySettings, secrets: Pick<Secrets, "worker">): Promise<void> {
  if (usesOwnKey(config, secrets)) await makeOwnKeystore(config.dataDir, OWN_KEY);
}

/**
 * Loads an agent's keys.
 *
 * @throws ConfigError if the worker's is missing, or the master's is another account's than the master that is set
 */
export function loadAgentKeys(config: KeySettings, secrets: Pick<Secrets, "worker" | "master">): AgentKeys {
  const own = usesOwnKey(config, secrets) ? ownKeystore(config.dataDir, OWN_KEY) : undefined;
  const worker = loadWallet({
    role: "worker",
    variable: "SONM_WORKER_KEY",
    key: secrets.worker,
    keystoreFile: own?.keystoreFile ?? config.keystoreFile,
    passwordFile: own?.passwordFile ?? config.passwordFile,
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
      "The agent needs a worker key: set newKey to true and it makes its own, or set keystoreFile and passwordFile, or SONM_WORKER_KEY.",
    ]);
  }
  if (master !== undefined && lowerHex(master.address) !== config.master) {
    const set = config.master ?? "not set";
    throw new ConfigError([`The master's key is that of ${master.address}, and master is ${set}. Make them agree.`]);
  }
  return { worker, master };
}
