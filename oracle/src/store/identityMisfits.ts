import type { SettingStore } from "./SettingStore.ts";

/**
 * What a database is for.
 *
 * - `keys`: of its program, the one that it has and the one that it will have
 */
export interface DatabaseIdentity {
  readonly chain: string;
  readonly keys: readonly string[];
}

/** The keys that a database was ever used with. */
export const knownKeys = (settings: Pick<SettingStore, "get">): string[] => settings.get("key")?.split(" ") ?? [];

/** In what a database belongs to others: a sentence for each. What is not written down yet fits, and so does a known key. */
export function identityMisfits(
  settings: Pick<SettingStore, "get">,
  dataDir: string,
  { chain, keys }: DatabaseIdentity,
): string[] {
  const sentence = (name: string, known: string, value: string): string =>
    `The data in ${dataDir} belongs to the ${name} ${known}, not to ${value}. Choose another dataDir.`;
  const knownChain = settings.get("chain");
  const known = knownKeys(settings);
  return [
    ...(knownChain === undefined || knownChain === chain ? [] : [sentence("chain", knownChain, chain)]),
    ...(known.length === 0 || keys.some((key) => known.includes(key))
      ? []
      : [sentence("key", known.join(" or "), keys.join(" or "))]),
  ];
}
