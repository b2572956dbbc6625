import type { SettingStore } from "./SettingStore.ts";

/** The chain and the key that a database is for. */
export type DatabaseIdentity = Readonly<Record<"chain" | "key", string>>;

/** In what a database belongs to others: a sentence for each. What is not written down yet fits. */
export function identityMisfits(
  settings: Pick<SettingStore, "get">,
  dataDir: string,
  identity: DatabaseIdentity,
): string[] {
  return Object.entries(identity).flatMap(([name, value]) => {
    const known = settings.get(name);
    return known === undefined || known === value
      ? []
      : [`The data in ${dataDir} belongs to the ${name} ${known}, not to ${value}. Choose another dataDir.`];
  });
}
