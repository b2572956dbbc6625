import type pg from "pg";

import { attestedSql } from "./attestedSql.ts";
import { columnsOf } from "./columnsOf.ts";

/** Gives every author that has none an account, and every machine an attestation and a card. */
export async function fillMakers(client: pg.Client, schema: string): Promise<void> {
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
  const until = attestedSql.until("author");
  const classes = attestedSql.classes("card_memory");
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
