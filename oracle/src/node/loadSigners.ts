import type { Wallet } from "ethers";

import { ConfigError } from "../config/ConfigError.ts";
import { loadWallet } from "../config/loadWallet.ts";
import type { NodeConfig } from "../config/nodeConfig.ts";
import type { Secrets } from "../config/secretsConfig.ts";

/** A node's keys: the current one, and while it is being replaced, the next one. */
export interface SignerKeys {
  readonly current: Wallet;
  readonly next: Wallet | undefined;
}

/**
 * Loads the keys of a node.
 *
 * @returns undefined if it has none
 * @throws ConfigError if a key can't be loaded, or the next one is of no use
 */
export function loadSigners(
  config: Pick<NodeConfig, "keystoreFile" | "passwordFile" | "nextKeystoreFile" | "nextPasswordFile">,
  secrets: Pick<Secrets, "signer" | "nextSigner">,
): SignerKeys | undefined {
  const current = loadWallet({
    role: "signer",
    variable: "SONM_SIGNER_KEY",
    key: secrets.signer,
    keystoreFile: config.keystoreFile,
    passwordFile: config.passwordFile,
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
