import type { DatabaseSync } from "node:sqlite";

import type { DealTerms } from "@sonm/protocol/openDeals.ts";
import { z } from "zod";

import type { Deal } from "../agent/Deal.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { wire } from "../lib/wire.ts";

const decimal = z.string().regex(/^\d+$/).transform(BigInt);

const termsSchema = z.strictObject({
  buyer: wire.address,
  supplier: wire.address,
  master: wire.address,
  price: decimal,
  start: decimal,
  duration: decimal,
  bond: decimal,
  origin: wire.bytes32,
});

/** The deals of this machine. */
export class DealStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Adds a deal that the chain showed in a block; one that is known stays as it is. */
  add(id: Hex, terms: DealTerms, block: number): void {
    this.#database
      .prepare(
        `INSERT INTO deals (id, json, block, billed_until) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET block = excluded.block`,
      )
      .run(id, canonicalJson(terms), block, terms.start);
  }

  /**
   * Notes the state that the chain has of a deal at a block.
   *
   * @param billedUntil unix seconds, 0 where the chain has no such open deal
   */
  update(id: Hex, billedUntil: number, block: number): void {
    if (billedUntil === 0) {
      this.#database.prepare("UPDATE deals SET closed_block = ? WHERE id = ? AND closed_block IS NULL").run(block, id);
    } else {
      this.#database
        .prepare("UPDATE deals SET closed_block = NULL, billed_until = ? WHERE id = ?")
        .run(billedUntil, id);
    }
  }

  /** Deals that are open, or were closed in or after a block: a reorganisation may open them again. */
  current(closedSince: number): Deal[] {
    return this.#list("closed_block IS NULL OR closed_block >= ?", closedSince);
  }

  find(id: Hex): Deal | undefined {
    return this.#list("id = ?", id)[0];
  }

  open(): Deal[] {
    return this.#list("closed_block IS NULL");
  }

  /** Deals with a bond that are not open any more. */
  closedWithBond(): Deal[] {
    return this.#list("closed_block IS NOT NULL AND json ->> '$.bond' <> '0'");
  }

  /** The deal that an ask opened. */
  ofAsk(ask: Hex): Deal | undefined {
    return this.#list("json ->> '$.origin' = ?", ask)[0];
  }

  #list(where: string, ...values: (string | number)[]): Deal[] {
    return this.#database
      .prepare(`SELECT * FROM deals WHERE ${where} ORDER BY block`)
      .all(...values)
      .map((row) => ({
        id: row["id"] as Hex,
        terms: termsSchema.parse(JSON.parse(row["json"] as string)),
        billedUntil: row["billed_until"] as number,
        open: row["closed_block"] === null,
      }));
  }
}
