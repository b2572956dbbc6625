import { ConfigError } from "../config/ConfigError.ts";
import type { SettingStore } from "./SettingStore.ts";

/**
 * Ties a database to one chain and one key, at its first use. What it remembers would be wrong, and could be dangerous,
 * with any other.
 *
 * @throws ConfigError if it belongs to others
 */
export function bindToChain(
  settings: SettingStore,
  dataDir: string,
  identity: Readonly<Record<"chain" | "key", string>>,
): void {
  for (const [name, value] of Object.entries(identity)) {
    const known = settings.get(name);
    if (known === undefined) settings.set(name, value);
    else if (known !== value) {
      throw new ConfigError([
        `The data in ${dataDir} belongs to the ${name} ${known}, not to ${value}. Choose another dataDir.`,
      ]);
    }
  }
}
