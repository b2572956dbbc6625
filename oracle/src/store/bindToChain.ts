import { ConfigError } from "../config/ConfigError.ts";
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
export function bindToChain(settings: SettingStore, dataDir: string, { chain, keys }: Identity): void {
  const refuse = (name: string, known: string, value: string): never => {
    throw new ConfigError([
      `The data in ${dataDir} belongs to the ${name} ${known}, not to ${value}. Choose another dataDir.`,
    ]);
  };
  const knownChain = settings.get("chain");
  if (knownChain !== undefined && knownChain !== chain) refuse("chain", knownChain, chain);
  const knownKeys = settings.get("key")?.split(" ") ?? [];
  if (knownKeys.length > 0 && !keys.some((key) => knownKeys.includes(key))) {
    refuse("key", knownKeys.join(" or "), keys.join(" or "));
  }
  settings.set("chain", chain);
  settings.set("key", [...new Set([...knownKeys, ...keys])].join(" "));
}
