import type { DatabaseSync } from "node:sqlite";

import { z } from "zod";

import type { BlockRange } from "../chain/LogReader.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { wire } from "../lib/wire.ts";
import type { SignerSet } from "../node/agreement/SignerSet.ts";
import { inTransaction } from "./inTransaction.ts";

/** A signer set with the block in which it came into force. */
export interface DatedSet extends SignerSet {
  readonly block: number;
}

const membersSchema = z.array(
  z.strictObject({ signer: wire.address, owner: wire.address, stake: z.string().regex(/^\d+$/).transform(BigInt) }),
);

/** Every signer set since the deployment. */
export class SignerSetStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up the sets of some blocks, in the place of those that were there before a reorganisation. */
  replace({ from, to }: BlockRange, sets: readonly DatedSet[]): void {
    const known = this.#database
      .prepare("SELECT set_id, block, members FROM signer_sets WHERE block BETWEEN ? AND ? ORDER BY set_id")
      .all(from, to);
    const rows = sets.map(({ setId, block, members }) => ({ set_id: setId, block, members: canonicalJson(members) }));
    if (canonicalJson(known) === canonicalJson(rows)) return;
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM signer_sets WHERE block BETWEEN ? AND ?").run(from, to);
      const insert = this.#database.prepare(
        "INSERT OR REPLACE INTO signer_sets (set_id, block, members) VALUES (?, ?, ?)",
      );
      for (const { set_id, block, members } of rows) insert.run(set_id, block, members);
    });
  }

  /** The set in force once a block was made; an empty one with id 0 where there was none. */
  at(block: number): SignerSet {
    const row = this.#database
      .prepare("SELECT set_id, members FROM signer_sets WHERE block <= ? ORDER BY set_id DESC LIMIT 1")
      .get(block);
    return row === undefined ? { setId: 0, members: [] } : setOfRow(row);
  }

  /** Whether a signer was in any set that is known. */
  hasMember(signer: Hex): boolean {
    const like = `%"signer":"${signer}"%`;
    return this.#database.prepare("SELECT 1 FROM signer_sets WHERE members LIKE ? LIMIT 1").get(like) !== undefined;
  }

  /** The set with a number. */
  find(setId: number): SignerSet | undefined {
    const row = this.#database.prepare("SELECT set_id, members FROM signer_sets WHERE set_id = ?").get(setId);
    return row === undefined ? undefined : setOfRow(row);
  }
}

function setOfRow(row: Record<string, unknown>): SignerSet {
  return { setId: row["set_id"] as number, members: membersSchema.parse(JSON.parse(row["members"] as string)) };
}
