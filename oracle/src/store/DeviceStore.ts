import type { DatabaseSync } from "node:sqlite";

import { MAX_MOVE_COOLDOWN_DAYS } from "@sonm/protocol/generated/constants.ts";

import type { Hex } from "../lib/Hex.ts";
import type { LeafData } from "../node/agreement/LeafData.ts";
import { inTransaction } from "./inTransaction.ts";

/**
 * Who holds a card, as accepted reports attest it.
 *
 * - `worker`: of the machine that it was attested in last
 * - `lastAttested`: unix seconds of that report's epoch end
 */
export interface DeviceHolder {
  readonly master: Hex;
  readonly worker: Hex;
  readonly lastAttested: number;
}

/** Newest reports with a card for which each sighting is kept, so that reports which are taken back leave the older ones. */
const DEPTH = 32;

/** Seconds after which a sighting can't matter: the longest cooldown. */
const KEPT_SECONDS = Number(MAX_MOVE_COOLDOWN_DAYS) * 86_400;

/** In which machine accepted reports saw each card. */
export class DeviceStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up the cards that an accepted report attests. Older reports do not say whose they are. */
  add(sequence: number, { asOf, machines }: Pick<LeafData, "asOf" | "machines">): void {
    inTransaction(this.#database, () => {
      const earlier = this.#database.prepare(
        `SELECT held_since FROM attested_devices WHERE commitment = ? AND master = ? AND sequence < ? AND as_of > ?
         ORDER BY sequence DESC LIMIT 1`,
      );
      const insert = this.#database.prepare(
        `INSERT OR REPLACE INTO attested_devices (commitment, sequence, worker, master, as_of, held_since)
         VALUES (?, ?, ?, ?, ?, ?)`,
      );
      const trim = this.#database.prepare(
        "DELETE FROM attested_devices WHERE commitment = ? AND master = ? AND sequence < ?",
      );
      for (const { worker, master, gpus } of machines) {
        if (master === null) continue;
        for (const { commitment } of gpus) {
          const before = earlier.get(commitment, master, sequence, asOf - KEPT_SECONDS);
          const heldSince = (before?.["held_since"] as number | undefined) ?? asOf;
          insert.run(commitment, sequence, worker, master, asOf, heldSince);
          trim.run(commitment, master, sequence - DEPTH);
        }
      }
      this.#database.prepare("DELETE FROM attested_devices WHERE as_of < ?").run(asOf - KEPT_SECONDS);
    });
  }

  /**
   * Whose a card is: of the masters that reports since a time attest it of, the one that has had it for longest. So
   * nobody takes it from its holder by a copy of its commitment, which everybody can read.
   *
   * @param since unix seconds; a card that was not attested since is nobody's
   */
  holderOf(commitment: Hex, since: number): DeviceHolder | undefined {
    const first = this.#database
      .prepare(
        "SELECT master FROM attested_devices WHERE commitment = ? AND as_of > ? ORDER BY held_since, sequence LIMIT 1",
      )
      .get(commitment, since);
    if (first === undefined) return undefined;
    const last = this.#database
      .prepare(
        `SELECT worker, as_of FROM attested_devices WHERE commitment = ? AND master = ? ORDER BY sequence DESC LIMIT 1`,
      )
      .get(commitment, first["master"] as Hex);
    return {
      master: first["master"] as Hex,
      worker: last?.["worker"] as Hex,
      lastAttested: last?.["as_of"] as number,
    };
  }
}
