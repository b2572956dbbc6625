import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { errorText } from "../lib/errorText.ts";
import { sentenceOf } from "../lib/sentenceOf.ts";
import { identityMisfits, type DatabaseIdentity } from "../store/identityMisfits.ts";
import { SettingStore } from "../store/SettingStore.ts";
import type { Finding } from "./Finding.ts";

/** Milliseconds to wait for a process that has the database. */
const WAIT_MS = 300;

/**
 * Whether a program could use its database: nobody else has it, this version can read it, and it is of the same chain
 * and key. It is only read, so that a check never brings it to another version.
 */
export function checkDatabase(
  { dataDir, name, tables }: { readonly dataDir: string; readonly name: string; readonly tables: number },
  identity: DatabaseIdentity | undefined,
): Finding[] {
  const file = join(dataDir, name);
  if (!existsSync(file)) return [];
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: WAIT_MS });
    const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
    if (version > tables) {
      const text = `The database ${file} was written by a newer version. Run that version, or a later one.`;
      return [{ level: "error", text }];
    }
    if (version === 0 || identity === undefined) return [];
    const misfits = identityMisfits(new SettingStore(database), dataDir, identity);
    return misfits.map((text) => ({ level: "error", text }));
  } catch (error) {
    const text = /locked|busy/i.test(errorText(error))
      ? `Another process uses the database ${file}. Stop it, or choose another dataDir.`
      : `The database ${file} can't be read: ${sentenceOf(error)} Choose another dataDir; docs/operators.md says when a copy may be restored.`;
    return [{ level: "error", text }];
  } finally {
    if (database?.isOpen === true) database.close();
  }
}
