import type pg from "pg";

/** Orders of one machine. */
const ORDERS_PER_MACHINE = 10;

/** What varies from copy to copy, by the factor 0.9 to 1.1, as it does between machines of a kind. */
const VARIED = ["benchmark_0", "benchmark_1", "benchmark_4", "benchmark_5", "benchmark_6", "benchmark_9"];

/**
 * Fills the index's own tables with copies of the orders that came through the mappings, until it has so many orders in
 * all. Copies have ids, authors, prices and some benchmarks of their own; ten belong to a machine, each machine to an
 * account, with a hardware attestation and a card where it has one. Of a hundred, seventy are open asks, ten asks have
 * expired, five filled, five were cancelled and ten are bids, as after a year of trade.
 */
export async function fillOrders(client: pg.Client, schema: string, target: number): Promise<void> {
  await client.query(`SET search_path TO ${schema}, public; SELECT setseed(0.5)`);
  const indexes = await dropIndexes(client, schema);
  const columns = await columnsOf(client, schema, "order");
  const factor = "(0.9 + 0.2 * random())::numeric";
  const kind = "t.place % 100";
  const author = `decode(md5('author' || t.place / ${ORDERS_PER_MACHINE}) || '00000000', 'hex')`;
  const own: Readonly<Record<string, string>> = {
    vid: "t.newest + t.place",
    id: "decode(md5(t.place::text) || md5('order' || t.place), 'hex')",
    author,
    master: author,
    worker: `CASE WHEN ${kind} >= 90 THEN NULL ELSE ${author} END`,
    side: `CASE WHEN ${kind} >= 90 THEN 'BID' ELSE 'ASK' END::side`,
    status: `CASE WHEN ${kind} < 5 THEN 'FILLED' WHEN ${kind} < 10 THEN 'CANCELLED' ELSE 'ACTIVE' END::order_status`,
    valid_until: `CASE WHEN ${kind} BETWEEN 10 AND 19 THEN created_at + 1 ELSE valid_until END`,
    price: `trunc(price * (0.5 + random())::numeric)`,
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
  await client.query("SET maintenance_work_mem = '512MB'");
  for (const definition of indexes) await client.query(definition);
  await fillMakers(client, schema);
  await client.query('VACUUM ANALYZE "order"');
  for (const table of ["account", "worker", "attestation", "gpu"]) await client.query(`VACUUM ANALYZE ${table}`);
}

/** Takes the indexes of single attributes away, which is quicker than to keep each up. Returns how to make them again. */
async function dropIndexes(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = $1 AND tablename = 'order' AND (indexname LIKE 'attr\\_%' OR indexname LIKE 'sonm\\_%')`,
    [schema],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Gives every author that has none an account, and every machine an attestation and a card. */
async function fillMakers(client: pg.Client, schema: string): Promise<void> {
  const columns = await columnsOf(client, schema, "account");
  const own: Readonly<Record<string, string>> = {
    vid: "newest + row_number() OVER ()",
    id: "made.author",
    name: "'Supplier ' || encode(substring(made.author, 1, 4), 'hex')",
    level: "1 + get_byte(made.author, 0) % 4",
    level_until: "2000000000",
  };
  await client.query(`
    CREATE TEMPORARY TABLE made AS
      SELECT o.author, min(o.benchmark_7) AS cards, min(o.benchmark_8) AS card_memory FROM "order" o
      WHERE NOT EXISTS (SELECT FROM account WHERE id = o.author) GROUP BY o.author`);
  await client.query(`
    INSERT INTO account (${columns.map((column) => `"${column}"`).join(", ")})
    SELECT ${columns.map((column) => own[column] ?? `a."${column}"`).join(", ")}
    FROM made, (SELECT *, max(vid) OVER () AS newest FROM account LIMIT 1) a`);
  const attestation = "substring(sha256(author) || '\\x00000000'::bytea, 1, 36)";
  const until = "1900000000 + get_byte(author, 1) * 3600";
  const classes = `CASE WHEN card_memory >= 12000000000 THEN ARRAY['vram-11-plus'::bytea]
    WHEN card_memory >= 8000000000 THEN ARRAY['vram-8-11'::bytea]
    WHEN card_memory >= 5000000000 THEN ARRAY['vram-5-6'::bytea] ELSE ARRAY[]::bytea[] END`;
  await client.query(`
    INSERT INTO worker (vid, block_range, id, master, bound, binding_count, attestation, attested_until,
      attestation_count, classes, deal_count, open_deal_count, created_at)
    SELECT row_number() OVER () + (SELECT coalesce(max(vid), 0) FROM worker), int4range(1, NULL), author, author, false, 0,
      ${attestation}, ${until}, 1, ${classes}, 0, 0, 1 FROM made`);
  await client.query(`
    INSERT INTO attestation (vid, block$, id, worker, sequence, report, measured_at, expires_at, architecture, link,
      physical_cores, logical_cores, clock_m_hz, memory_bytes, disk_bytes, software_version, software_version_text,
      cpu_model, gpu_count, gpu_models, smallest_gpu_memory_bytes, benchmarks, classes, facts_hash, timestamp, block,
      transaction)
    SELECT row_number() OVER () + (SELECT coalesce(max(vid), 0) FROM attestation), 1, ${attestation}, author, 1,
      '\\x00000001', 1700000000, ${until}, 'X86_64', 'WIRED', 8, 16, 3000, 32000000000, 500000000000, 65536, '1.0.0',
      'Xeon E5-26' || get_byte(author, 2) % 90, cards, ARRAY['RTX ' || get_byte(author, 3)],
      card_memory, ARRAY[1, 2, 3, 4]::numeric[], ${classes}, sha256(author), 1700000000, 1, sha256(author) FROM made`);
  await client.query(`
    INSERT INTO gpu (vid, block$, id, attestation, worker, index, model, memory_bytes, commitment)
    SELECT row_number() OVER () + (SELECT coalesce(max(vid), 0) FROM gpu), 1, ${attestation} || '\\x00000000'::bytea,
      ${attestation}, author, 0, 'RTX ' || get_byte(author, 3), card_memory, sha256(author) FROM made WHERE cards > 0`);
  await client.query("DROP TABLE made");
}

async function columnsOf(client: pg.Client, schema: string, table: string): Promise<string[]> {
  const { rows } = await client.query<{ column_name: string }>(
    "SELECT column_name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2",
    [schema, table],
  );
  return rows.map(({ column_name: name }) => name);
}
