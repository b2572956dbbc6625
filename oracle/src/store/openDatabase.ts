import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { ConfigError } from "../config/ConfigError.ts";

/**
 * Opens a program's database and brings its tables up to date.
 *
 * Every commit is on disk before it returns, and one process at a time has the file: a second one with the same key
 * can't sign what the first one does not know.
 *
 * @param migrations SQL scripts, each run once, in order; only ever append to the list
 * @throws ConfigError if another process has it, it can't be opened, or a newer version wrote it
 */
export function openDatabase(file: string, migrations: readonly string[]): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    database = new DatabaseSync(file, { timeout: 500 });
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA foreign_keys = ON");
    migrate(database, file, migrations);
    return database;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    if (error instanceof ConfigError) throw error;
    const locked = /locked|busy/i.test((error as Error).message);
    throw new ConfigError([
      locked
        ? `Another process uses the database ${file}. Stop it, or choose another dataDir.`
        : `The database ${file} can't be opened: ${(error as Error).message}. Choose another dataDir, or restore it.`,
    ]);
  }
}

function migrate(database: DatabaseSync, file: string, migrations: readonly string[]): void {
  database.exec("BEGIN IMMEDIATE");
  const row = database.prepare("PRAGMA user_version").get() as { user_version: number };
  if (row.user_version > migrations.length) {
    database.exec("ROLLBACK");
    throw new ConfigError([`The database ${file} was written by a newer version. Run that version, or a later one.`]);
  }
  for (const script of migrations.slice(row.user_version)) database.exec(script);
  database.exec(`PRAGMA user_version = ${migrations.length}`);
  database.exec("COMMIT");
}
