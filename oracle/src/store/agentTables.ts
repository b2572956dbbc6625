import { COMMON_TABLES } from "./commonTables.ts";

/** Tables of an agent's database, by version. */
export const AGENT_TABLES: readonly string[] = [
  `${COMMON_TABLES}
  CREATE TABLE asks (
    id TEXT PRIMARY KEY, sequence INTEGER NOT NULL UNIQUE, json TEXT NOT NULL, signature TEXT NOT NULL,
    announced INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE deals (
    id TEXT PRIMARY KEY, json TEXT NOT NULL, block INTEGER NOT NULL, billed_until INTEGER NOT NULL,
    closed_block INTEGER
  ) STRICT;
  CREATE TABLE attestations (measured_at INTEGER PRIMARY KEY, expires_at INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
  `,
  // Cards are known by network-wide hashes now: the salt that they were hashed with is of no use.
  `DELETE FROM settings WHERE name = 'salt';`,
  `
  CREATE TABLE receipts (
    node TEXT NOT NULL, epoch INTEGER NOT NULL, worker TEXT NOT NULL, as_of INTEGER NOT NULL, online INTEGER NOT NULL,
    signature TEXT NOT NULL, PRIMARY KEY (node, epoch)
  ) STRICT, WITHOUT ROWID;
  `,
];
