import type { Wallet } from "ethers";
import { z } from "zod";

import { positive } from "./commonSettings.ts";
import type { ConfigSources } from "./loadConfig.ts";
import { loadWallet } from "./loadWallet.ts";
import { readSecrets } from "./secretsConfig.ts";

/** The flags of a verb that sends transactions: whose key, and what it pays at most. */
export const payerFlags = {
  "keystore-file": z.string().optional(),
  "password-file": z.string().optional(),
  "max-fee-gwei": z.coerce.number("must be a number").pipe(positive).default(500),
} as const;

/**
 * The key that the flags name, or `SONM_KEY`, or `SONM_OWNER_KEY`; undefined where there is neither.
 *
 * @param role what the key is for, in messages
 * @throws ConfigError as `loadWallet` does
 */
export function payerOf(
  role: string,
  flags: z.output<z.ZodObject<typeof payerFlags>>,
  environment: ConfigSources["environment"],
): Wallet | undefined {
  const { account, owner } = readSecrets(environment);
  return loadWallet({
    role,
    variable: account === undefined ? "SONM_OWNER_KEY" : "SONM_KEY",
    key: account ?? owner,
    keystoreFile: flags["keystore-file"],
    passwordFile: flags["password-file"],
  });
}
