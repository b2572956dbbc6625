import { ConfigError } from "../config/ConfigError.ts";
import { identityMisfits, type DatabaseIdentity } from "./identityMisfits.ts";
import type { SettingStore } from "./SettingStore.ts";

/**
 * Ties a database to one chain and one key, at its first use. What it remembers would be wrong, and could be dangerous,
 * with any other.
 *
 * @throws ConfigError if it belongs to others
 */
export function bindToChain(settings: SettingStore, dataDir: string, identity: DatabaseIdentity): void {
  const misfits = identityMisfits(settings, dataDir, identity);
  if (misfits.length > 0) throw new ConfigError(misfits);
  for (const [name, value] of Object.entries(identity)) settings.set(name, value);
}
