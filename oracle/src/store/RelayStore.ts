import type { DatabaseSync } from "node:sqlite";

import type { OrderFields } from "@sonm/protocol/order.ts";
import {
  fromRelayOrder,
  toRelayOrder,
  type RelayedOrder,
  type RelayOrder,
  type RelayPage,
  type SignedOrder,
} from "@sonm/protocol/relay.ts";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { inTransaction } from "./inTransaction.ts";

/** An order as the relay keeps it. */
export interface KeptOrder extends SignedOrder {
  readonly id: Hex;
  /** Unix seconds on the chain since when nothing stands behind it, if so. */
  readonly uncoveredSince: number | undefined;
}

/** What a look at the chain found about an order. */
export interface OrderLook {
  readonly id: Hex;
  /** Block of the look. */
  readonly block: number;
  /** Whether the order was filled or cancelled. */
  readonly gone: boolean;
  /** Unix seconds on the chain since when nothing stands behind the order, if so. */
  readonly uncoveredSince: number | undefined;
}

/** Which orders a page has. */
export interface RelayFilter {
  readonly side?: number | undefined;
  readonly author?: Hex | undefined;
}

type Value = string | number;

/**
 * The orders that a relay has, in the order in which they came. One that was filled or cancelled is hidden at once, and
 * forgotten when no reorganisation can bring it back.
 */
export class RelayStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Keeps an order; one that was hidden shows again, as one that came now. */
  add(id: Hex, { fields, signature }: SignedOrder, now: number): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO relay_orders (id, side, author, valid_until, received_at, json, signature)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, fields.side, fields.author, fields.validUntil, now, canonicalJson(toRelayOrder(fields)), signature);
  }

  /** The order, if it is shown. */
  find(id: Hex, now: number): RelayedOrder | undefined {
    const row = this.#database
      .prepare("SELECT * FROM relay_orders WHERE id = ? AND gone_block IS NULL AND valid_until >= ?")
      .get(id, now);
    return row === undefined ? undefined : relayedOf(row);
  }

  /**
   * One page of the orders that are shown, oldest first. Orders that come later never stand before one that was read.
   *
   * @param after where the last page ended, 0 for the first page
   */
  page({ side, author }: RelayFilter, after: number, limit: number, now: number): RelayPage {
    const rows = this.#database
      .prepare(
        `SELECT * FROM relay_orders WHERE sequence > ? AND gone_block IS NULL AND valid_until >= ?
         ${side === undefined ? "" : "AND side = ?"} ${author === undefined ? "" : "AND author = ?"}
         ORDER BY sequence LIMIT ?`,
      )
      .all(after, now, ...[side, author].filter((value) => value !== undefined), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      orders: shown.map(relayedOf),
      next: rows.length > limit && last !== undefined ? String(last["sequence"]) : null,
    };
  }

  /** Orders that are kept, hidden ones included. */
  count(): number {
    return this.#number("SELECT COUNT(*) AS count FROM relay_orders");
  }

  /** Orders of one author that are shown. */
  countOf(author: Hex): number {
    return this.#number("SELECT COUNT(*) AS count FROM relay_orders WHERE author = ? AND gone_block IS NULL", author);
  }

  /** All that is kept of some authors. */
  ofAuthors(authors: ReadonlySet<Hex>): KeptOrder[] {
    const statement = this.#database.prepare("SELECT * FROM relay_orders WHERE author = ?");
    return [...authors].flatMap((author) => statement.all(author).map(keptOf));
  }

  /** Those whose last look at the chain is the longest ago. */
  stalest(count: number): KeptOrder[] {
    return this.#database
      .prepare("SELECT * FROM relay_orders ORDER BY checked_block, sequence LIMIT ?")
      .all(count)
      .map(keptOf);
  }

  /** Notes what looks at the chain found, all at once. */
  note(looks: readonly OrderLook[]): void {
    const statement = this.#database.prepare(
      `UPDATE relay_orders SET checked_block = ?, uncovered_since = ?,
         gone_block = CASE WHEN ? THEN COALESCE(gone_block, ?) ELSE NULL END WHERE id = ?`,
    );
    inTransaction(this.#database, () => {
      for (const { id, block, gone, uncoveredSince } of looks) {
        statement.run(block, uncoveredSince ?? null, gone ? 1 : 0, block, id);
      }
    });
  }

  /**
   * Forgets orders that are of no use any more.
   *
   * @param now unix seconds; orders good until earlier have expired
   * @param goneBefore block before which an order was filled or cancelled for good
   * @param uncoveredBefore unix seconds; orders that nothing has stood behind since earlier go
   * @returns how many went
   */
  drop(now: number, goneBefore: number, uncoveredBefore: number): number {
    const { changes } = this.#database
      .prepare("DELETE FROM relay_orders WHERE valid_until < ? OR gone_block < ? OR uncovered_since < ?")
      .run(now, goneBefore, uncoveredBefore);
    return Number(changes);
  }

  #number(sql: string, ...values: Value[]): number {
    return this.#database.prepare(sql).get(...values)?.["count"] as number;
  }
}

type Row = Record<string, unknown>;

function relayedOf(row: Row): RelayedOrder {
  return {
    id: row["id"] as Hex,
    order: JSON.parse(row["json"] as string) as RelayOrder,
    signature: row["signature"] as Hex,
    receivedAt: row["received_at"] as number,
  };
}

function keptOf(row: Row): KeptOrder {
  const { id, order, signature } = relayedOf(row);
  const fields: OrderFields = fromRelayOrder(order);
  return { id, fields, signature, uncoveredSince: (row["uncovered_since"] as number | null) ?? undefined };
}
