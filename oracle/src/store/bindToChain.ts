import { ConfigError } from "../config/ConfigError.ts";
import { identityMisfits, knownKeys, type DatabaseIdentity } from "./identityMisfits.ts";
import type { SettingStore } from "./SettingStore.ts";

/** Whose a database is: the chain, and the keys of who uses it, the one that was there first before the others. */
export interface Identity {
  readonly chain: string;
  readonly keys: readonly string[];
}

/**
 * Ties a database to one chain and to who uses it first. What it remembers would be wrong, and could be dangerous, with
 * any other. Who comes with a key that it knows may bring another one: both are known from then on.
 *
 * @throws ConfigError if it belongs to others
 */
export function bindToChain(settings: SettingStore, dataDir: string, identity: DatabaseIdentity): void {
  const misfits = identityMisfits(settings, dataDir, identity);
  if (misfits.length > 0) throw new ConfigError(misfits);
  settings.set("chain", identity.chain);
  settings.set("key", [...new Set([...knownKeys(settings), ...identity.keys])].join(" "));
}
