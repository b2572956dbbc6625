import type { Wallet } from "ethers";

import { ConfigError } from "../config/ConfigError.ts";
import { loadWallet } from "../config/loadWallet.ts";
import { makeOwnKeystore, ownKeystore } from "../config/ownKeystore.ts";
import type { NodeConfig } from "../config/nodeConfig.ts";
import type { Secrets } from "../config/secretsConfig.ts";

/** A node's keys: the current one, and while it is being replaced, the next one. */
export interface SignerKeys {
  readonly current: Wallet;
  readonly next: Wallet | undefined;
}

/** Settings of a node that tell where its keys are. */
type KeySettings = Pick<
  NodeConfig,
  "dataDir" | "newKey" | "keystoreFile" | "passwordFile" | "nextKeystoreFile" | "nextPasswordFile"
>;

/** Name of the files of a key that a node made for itself. */
const OWN_KEY = "signer";

/** Makes the key of a node that is told to make its own, at its first start. @throws ConfigError */
export async function makeSigner(config: KeySettings, secrets: Pick<Secrets, "signer">): Promise<void> {
  if (usesOwnKey(config, secrets)) await makeOwnKeystore(config.dataDir, OWN_KEY);
}

const usesOwnKey = ({ newKey, keystoreFile }: KeySettings, { signer }: Pick<Secrets, "signer">): boolean =>
  newKey && signer === undefined && keystoreFile === undefined;

/**
 * Loads the keys of a node.
 *
 * @returns undefined if it has none
 * @throws ConfigError if a key can't be loaded, or the next one is of no use
 */
export function loadSigners(
  config: KeySettings,
  secrets: Pick<Secrets, "signer" | "nextSigner">,
): SignerKeys | undefined {
  const own = usesOwnKey(config, secrets) ? ownKeystore(config.dataDir, OWN_KEY) : undefined;
  const { keystoreFile, passwordFile } = own ?? config;
  const current = loadWallet({
    role: "signer",
    variable: "SONM_SIGNER_KEY",
    key: secrets.signer,
    keystoreFile,
    passwordFile,
  });
  const next = loadWallet({
    role: "next signer",
    variable: "SONM_NEXT_SIGNER_KEY",
    key: secrets.nextSigner,
    keystoreFile: config.nextKeystoreFile,
    passwordFile: config.nextPasswordFile,
  });
  if (current === undefined) {
    if (next === undefined) return undefined;
    throw new ConfigError(["There is a next signer key and no current one. Set it as the current one."]);
  }
  if (next?.address === current.address) {
    throw new ConfigError([`The next signer key is the current one, ${current.address}. Remove it, or set another.`]);
  }
  return { current, next };
}
