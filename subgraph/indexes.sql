-- Indexes of the book and of the search, beside those that graph-node makes for each attribute. Apply them to the schema of
-- the deployment once it is there (docs/operators.md, "The index at scale"); the local network does so at each start.
-- `CONCURRENTLY` lets the index go on meanwhile. Statements end with a semicolon at the end of a line.

-- The book: open asks by what they are sorted by. What the page filters by follows, so that an ask that does not fit is passed
-- over within the index: fetching each from the table reads fifty times as many blocks. All of it has a fixed width, since
-- behind text, bytes or decimals each column of an entry is searched for from its beginning: a walk takes four times as long.
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_price ON "order"
  (side, status, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_attested ON "order"
  (side, status, attested_until, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_0 ON "order"
  (side, status, benchmark_0, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_1 ON "order"
  (side, status, benchmark_1, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_6, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_4 ON "order"
  (side, status, benchmark_4, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_5 ON "order"
  (side, status, benchmark_5, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_6 ON "order"
  (side, status, benchmark_6, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_1, valid_until, attested_until, duration, incoming);
-- Of these many have the same value; among them the id decides, which would else be sorted for each answer.
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_author ON "order"
  (side, status, author_address, id, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_duration ON "order"
  (side, status, duration, id, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_2 ON "order"
  (side, status, benchmark_2, id, capped_price, benchmark_8, benchmark_7, benchmark_3, benchmark_0, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_3 ON "order"
  (side, status, benchmark_3, id, capped_price, benchmark_8, benchmark_7, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_7 ON "order"
  (side, status, benchmark_7, id, capped_price, benchmark_8, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_8 ON "order"
  (side, status, benchmark_8, id, capped_price, benchmark_7, benchmark_3, benchmark_2, benchmark_0, benchmark_4, benchmark_5, benchmark_6, benchmark_1, valid_until, attested_until, duration, incoming);

-- The search: words anywhere in a name, whatever their case.
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_tag_text ON "order" USING gin (tag_text gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_account_name ON account USING gin (name gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_gpu_model ON gpu USING gin (model gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_attestation_cpu_model ON attestation USING gin (cpu_model gin_trgm_ops);

-- Machines with many cores have much memory and many cards: without this the database expects a thousandth of those that there are.
CREATE STATISTICS IF NOT EXISTS sonm_order_build (mcv) ON benchmark_2, benchmark_3, benchmark_7, benchmark_8 FROM "order";
ALTER STATISTICS sonm_order_build SET STATISTICS 300;
ANALYZE "order";
