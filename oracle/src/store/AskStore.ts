import type { DatabaseSync } from "node:sqlite";

import { z } from "zod";

import type { Ask } from "../agent/Ask.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { wire } from "../lib/wire.ts";

const decimal = z.string().regex(/^\d+$/).transform(BigInt);

const fieldsSchema = z.strictObject({
  side: z.int(),
  author: wire.address,
  counterparty: wire.address,
  price: decimal,
  duration: z.int(),
  networkFlags: decimal,
  identityLevel: z.int(),
  blacklist: wire.address,
  tag: wire.bytes32,
  maxAttestationAge: z.int(),
  bond: decimal,
  validUntil: z.int(),
  epoch: z.int(),
  nonce: decimal,
  benchmarks: z.array(decimal),
});

/** The asks of this machine, each on disk before it is announced. */
export class AskStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Keeps an ask. One that is known already can become announced, and never unannounced. */
  save({ id, fields, signature, announced }: Ask): void {
    this.#database
      .prepare(
        `INSERT INTO asks (id, sequence, json, signature, announced)
         VALUES (?, (SELECT COALESCE(MAX(sequence), 0) + 1 FROM asks), ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET announced = MAX(announced, excluded.announced)`,
      )
      .run(id, canonicalJson(fields), signature, announced ? 1 : 0);
  }

  /** Newest first. */
  list(count: number): Ask[] {
    return this.#database
      .prepare("SELECT id, json, signature, announced FROM asks ORDER BY sequence DESC LIMIT ?")
      .all(count)
      .map((row) => ({
        id: row["id"] as Hex,
        fields: fieldsSchema.parse(JSON.parse(row["json"] as string)),
        signature: row["signature"] as Hex,
        announced: row["announced"] === 1,
      }));
  }
}
