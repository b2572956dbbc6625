import type pg from "pg";

import { attestedSql } from "./attestedSql.ts";
import { columnsOf } from "./columnsOf.ts";
import { fillBare } from "./fillBare.ts";
import { fillMakers } from "./fillMakers.ts";

/** Orders of one machine. */
const ORDERS_PER_MACHINE = 10;

/** What is filled: orders, and what they name. */
const TABLES = ["order", "account", "worker", "attestation", "gpu"];

/** What varies from copy to copy, by the factor 0.9 to 1.1, as it does between machines of a kind. */
const VARIED = ["benchmark_0", "benchmark_1", "benchmark_4", "benchmark_5", "benchmark_6", "benchmark_9"];

/**
 * Fills the index's own tables with copies of the orders that came through the mappings, until it has so many orders in
 * all. Copies have ids, authors, prices and some benchmarks of their own; ten belong to a machine, each machine to an
 * account, with a hardware attestation and a card where it has one. Of a hundred, seventy are open asks, ten asks have
 * expired, five filled, five were cancelled and ten are bids, as after a year of trade.
 *
 * @param asked attributes of orders that queries name. Of the indexes that graph-node made for single attributes, those of
 * the others are left away: they take minutes to make, and no query uses them
 */
export async function fillOrders(
  client: pg.Client,
  schema: string,
  target: number,
  asked: ReadonlySet<string>,
): Promise<void> {
  await client.query(`SET search_path TO ${schema}, public; SELECT setseed(0.5)`);
  const named = [...asked].map((name) => name.replaceAll(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`));
  const ofNamed = (index: string): boolean => named.some((column) => index.endsWith(`_order_${column}`));
  const kept = (index: string): boolean => !/^attr_\d+_\d+_order_/.test(index) || ofNamed(index);
  await fillBare(client, schema, TABLES, kept, async () => {
    await copyOrders(client, schema, target);
    await fillMakers(client, schema);
  });
}

async function copyOrders(client: pg.Client, schema: string, target: number): Promise<void> {
  const columns = await columnsOf(client, schema, "order");
  const factor = "(0.9 + 0.2 * random())::numeric";
  const kind = "t.place % 100";
  const ownPrice = "trunc(price * (0.5 + t.place * 7919 % 99991 / 99991.0))";
  const author = `decode(md5('author' || t.place / ${ORDERS_PER_MACHINE}) || '00000000', 'hex')`;
  const own: Readonly<Record<string, string>> = {
    vid: "t.newest + t.place",
    id: "decode(md5(t.place::text) || md5('order' || t.place), 'hex')",
    author,
    author_address: author,
    master: author,
    worker: `CASE WHEN ${kind} >= 90 THEN NULL ELSE ${author} END`,
    follows: `CASE WHEN ${kind} BETWEEN 20 AND 89 THEN ${author} END`,
    attested_until: `CASE WHEN ${kind} >= 90 THEN 0 ELSE ${attestedSql.until(author)} END`,
    classes: `CASE WHEN ${kind} >= 90 THEN ARRAY[]::bytea[] ELSE ${attestedSql.classes("t.benchmark_8")} END`,
    side: `CASE WHEN ${kind} >= 90 THEN 'BID' ELSE 'ASK' END::side`,
    status: `CASE WHEN ${kind} < 5 THEN 'FILLED' WHEN ${kind} < 10 THEN 'CANCELLED' ELSE 'ACTIVE' END::order_status`,
    valid_until: `CASE WHEN ${kind} BETWEEN 10 AND 19 THEN created_at + 1 ELSE valid_until END`,
    price: ownPrice,
    capped_price: ownPrice,
    tag_text: "'farm ' || md5('tag' || t.place % 5000)",
    ...Object.fromEntries(VARIED.map((column) => [column, `trunc(${column} * ${factor})`])),
  };
  const values = columns.map((column) => own[column] ?? `t."${column}"`);
  await client.query(
    `
    WITH known AS (SELECT *, row_number() OVER (ORDER BY id) - 1 AS row FROM "order"),
      total AS (SELECT count(*) AS orders, max(vid) AS newest FROM known),
      t AS (
        SELECT known.*, place, newest FROM total
        CROSS JOIN LATERAL generate_series(1, $1::bigint - orders) AS place
        JOIN known ON known.row = (place / ${ORDERS_PER_MACHINE}) * 7919 % orders
      )
    INSERT INTO "order" (${columns.map((column) => `"${column}"`).join(", ")}) SELECT ${values.join(", ")} FROM t`,
    [target],
  );
}
