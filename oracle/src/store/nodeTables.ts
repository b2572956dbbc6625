import { COMMON_TABLES } from "./commonTables.ts";

/** Tables of a node's database, by version. */
export const NODE_TABLES: readonly string[] = [
  `${COMMON_TABLES}
  CREATE TABLE signed_epochs (epoch INTEGER PRIMARY KEY, digest TEXT NOT NULL, content TEXT NOT NULL) STRICT;
  CREATE TABLE observations (epoch INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE measurements (
    worker TEXT PRIMARY KEY, measured_at INTEGER NOT NULL, heard_at INTEGER NOT NULL, json TEXT NOT NULL
  ) STRICT;
  CREATE TABLE reports (
    sequence INTEGER PRIMARY KEY, block INTEGER NOT NULL, epoch INTEGER NOT NULL, set_id INTEGER NOT NULL,
    root TEXT NOT NULL, rate TEXT NOT NULL, data_hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX reports_epoch ON reports (epoch);
  CREATE TABLE report_data (data_hash TEXT PRIMARY KEY, data TEXT NOT NULL, observations TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE relay_orders (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, side INTEGER NOT NULL, author TEXT NOT NULL,
    valid_until INTEGER NOT NULL, received_at INTEGER NOT NULL, json TEXT NOT NULL, signature TEXT NOT NULL,
    checked_block INTEGER NOT NULL DEFAULT 0, gone_block INTEGER, uncovered_since INTEGER
  ) STRICT;
  CREATE INDEX relay_orders_author ON relay_orders (author);
  CREATE INDEX relay_orders_valid_until ON relay_orders (valid_until);
  CREATE INDEX relay_orders_checked_block ON relay_orders (checked_block);
  CREATE INDEX relay_orders_gone_block ON relay_orders (gone_block) WHERE gone_block IS NOT NULL;
  CREATE INDEX relay_orders_uncovered_since ON relay_orders (uncovered_since) WHERE uncovered_since IS NOT NULL;
  `,
  // Reports that are there now attest no uptime. Contents and observations of the older version can't be read any more.
  `
  CREATE TABLE uptime_machines (worker TEXT PRIMARY KEY, first_heard INTEGER, last_heard INTEGER NOT NULL) STRICT;
  CREATE TABLE outages (
    worker TEXT NOT NULL, began INTEGER NOT NULL, ended INTEGER NOT NULL, PRIMARY KEY (worker, began)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE listening (
    id INTEGER PRIMARY KEY CHECK (id = 1), since INTEGER NOT NULL, until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE attested_uptimes (
    worker TEXT NOT NULL, sequence INTEGER NOT NULL, as_of INTEGER NOT NULL, online INTEGER NOT NULL,
    PRIMARY KEY (worker, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attested_uptimes_sequence ON attested_uptimes (sequence);
  ALTER TABLE reports ADD COLUMN indexed INTEGER NOT NULL DEFAULT 1;
  UPDATE signed_epochs SET content = '' WHERE content <> '';
  DELETE FROM observations;
  `,
  `
  CREATE TABLE measurement_rounds (
    id INTEGER PRIMARY KEY AUTOINCREMENT, worker TEXT NOT NULL, ended_at INTEGER NOT NULL, outcome TEXT NOT NULL,
    failures TEXT NOT NULL
  ) STRICT;
  CREATE INDEX measurement_rounds_worker ON measurement_rounds (worker, id);
  CREATE TABLE machine_leaves (
    worker TEXT NOT NULL, measured_at INTEGER NOT NULL, sequence INTEGER NOT NULL, epoch INTEGER NOT NULL,
    signers TEXT NOT NULL, PRIMARY KEY (worker, measured_at)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX machine_leaves_measured_at ON machine_leaves (measured_at);
  `,
  // Observations and contents of the older version name no masters, and can't be read any more.
  `
  CREATE TABLE signer_sets (
    set_id INTEGER PRIMARY KEY, block INTEGER NOT NULL, members TEXT NOT NULL
  ) STRICT;
  CREATE INDEX signer_sets_block ON signer_sets (block);
  CREATE TABLE worker_masters (
    worker TEXT NOT NULL, block INTEGER NOT NULL, log_index INTEGER NOT NULL, master TEXT NOT NULL,
    PRIMARY KEY (worker, block, log_index)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX worker_masters_block ON worker_masters (block);
  CREATE TABLE beacons (epoch INTEGER PRIMARY KEY, block INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
  CREATE TABLE attested_devices (
    commitment TEXT NOT NULL, sequence INTEGER NOT NULL, worker TEXT NOT NULL, master TEXT NOT NULL,
    as_of INTEGER NOT NULL, held_since INTEGER NOT NULL, PRIMARY KEY (commitment, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attested_devices_sequence ON attested_devices (sequence);
  UPDATE signed_epochs SET content = '' WHERE content <> '';
  DELETE FROM observations;
  `,
  `
  CREATE TABLE maintenance_plans (worker TEXT PRIMARY KEY, told_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE maintenance (
    worker TEXT NOT NULL, began INTEGER NOT NULL, ended INTEGER NOT NULL, announced_at INTEGER NOT NULL,
    PRIMARY KEY (worker, began)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX maintenance_ended ON maintenance (ended);
  `,
  `
  CREATE TABLE ballots (
    epoch INTEGER PRIMARY KEY, attempt INTEGER NOT NULL, digest TEXT NOT NULL,
    certificate TEXT, set_id INTEGER, content TEXT
  ) STRICT;
  CREATE TABLE report_signatures (
    signer TEXT NOT NULL, epoch INTEGER NOT NULL, digest TEXT NOT NULL, report TEXT NOT NULL, signature TEXT NOT NULL,
    PRIMARY KEY (signer, epoch, digest)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX report_signatures_epoch ON report_signatures (epoch);
  CREATE TABLE equivocations (
    signer TEXT NOT NULL, epoch INTEGER NOT NULL, settled INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (signer, epoch)
  ) STRICT, WITHOUT ROWID;
  `,
  // Which reports are final is asked of the chain anew.
  `
  ALTER TABLE reports ADD COLUMN void_block INTEGER;
  ALTER TABLE reports ADD COLUMN final INTEGER NOT NULL DEFAULT 0;
  `,
  // Each observation is kept once. Those of older reports are forgotten: their leaf data, which prove everything, stay. So
  // do votes and locks.
  `
  CREATE TABLE observed (
    hash TEXT PRIMARY KEY, epoch INTEGER NOT NULL, signer TEXT NOT NULL, signature TEXT NOT NULL, packed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX observed_epoch ON observed (epoch);
  CREATE TABLE own_observations (own_epoch INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT;
  CREATE TABLE report_sources (
    data_hash TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (data_hash, hash)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX report_sources_hash ON report_sources (hash);
  DROP TABLE observations;
  ALTER TABLE report_data DROP COLUMN observations;
  UPDATE signed_epochs SET content = '' WHERE content <> '';
  UPDATE ballots SET content = NULL;
  `,
  `
  CREATE TABLE duty_events (
    block INTEGER NOT NULL, log_index INTEGER NOT NULL, total TEXT, set_id INTEGER, signers TEXT,
    PRIMARY KEY (block, log_index)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE duty_ledger (
    id INTEGER PRIMARY KEY CHECK (id = 1), block INTEGER NOT NULL, ledger TEXT NOT NULL
  ) STRICT;
  CREATE TABLE penalties (
    block INTEGER NOT NULL, log_index INTEGER NOT NULL, operation TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (block, log_index)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE reward_events (
    block INTEGER NOT NULL, log_index INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (block, log_index)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE reward_deals (
    block INTEGER NOT NULL, log_index INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (block, log_index)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE reward_attestations (
    block INTEGER NOT NULL, log_index INTEGER NOT NULL, worker TEXT NOT NULL, measured_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (block, log_index)
  ) STRICT;
  CREATE INDEX reward_attestations_worker ON reward_attestations (worker, measured_at);
  `,
  // Deals are read anew, with their bills.
  `
  CREATE TABLE hardware_classes (
    block INTEGER NOT NULL, log_index INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (block, log_index)
  ) STRICT, WITHOUT ROWID;
  DROP TABLE reward_deals;
  CREATE TABLE deal_changes (
    block INTEGER NOT NULL, log_index INTEGER NOT NULL, id TEXT NOT NULL, origin TEXT NOT NULL, json TEXT NOT NULL,
    closed_block INTEGER, closed_at INTEGER NOT NULL, PRIMARY KEY (block, log_index)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deal_changes_id ON deal_changes (id);
  CREATE INDEX deal_changes_origin ON deal_changes (origin);
  CREATE INDEX deal_changes_closed_at ON deal_changes (closed_at);
  CREATE INDEX deal_changes_closed_block ON deal_changes (closed_block) WHERE closed_block IS NOT NULL;
  CREATE TABLE deal_bills (
    block INTEGER NOT NULL, log_index INTEGER NOT NULL, id TEXT NOT NULL, fee TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (block, log_index)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deal_bills_at ON deal_bills (at);
  `,
  `
  CREATE TABLE weighed_report (
    id INTEGER PRIMARY KEY CHECK (id = 1), data_hash TEXT NOT NULL, sequence INTEGER NOT NULL, epoch INTEGER NOT NULL,
    as_of INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE disagreements (worker TEXT PRIMARY KEY, nodes INTEGER NOT NULL, benchmarks TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE repeats (master TEXT PRIMARY KEY, tries INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
];
