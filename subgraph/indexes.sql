-- Indexes of the book and of the search, beside those that graph-node makes for each attribute. Apply them to the schema of
-- the deployment once it is there (docs/operators.md, "The index at scale"); the local network does so at each start.
-- `CONCURRENTLY` lets the index go on meanwhile. Statements end with a semicolon at the end of a line.

-- The book: open asks by what they are sorted by, and the id that decides between equals. What the page filters by follows,
-- so that an ask that does not fit is passed over within the index: fetching each from the table reads fifty times as many blocks.
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_price ON "order"
  (side, status, price, id, valid_until, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_5, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_author ON "order"
  (side, status, author_address, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_5, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_duration ON "order"
  (side, status, duration, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_5, benchmark_6, attested_until, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_attested ON "order"
  (side, status, attested_until, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_5, benchmark_6, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_0 ON "order"
  (side, status, benchmark_0, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_1, benchmark_4, benchmark_5, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_1 ON "order"
  (side, status, benchmark_1, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_4, benchmark_5, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_2 ON "order"
  (side, status, benchmark_2, id, valid_until, price, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_5, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_3 ON "order"
  (side, status, benchmark_3, id, valid_until, price, benchmark_2, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_5, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_4 ON "order"
  (side, status, benchmark_4, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_5, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_5 ON "order"
  (side, status, benchmark_5, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_6 ON "order"
  (side, status, benchmark_6, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_5, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_7 ON "order"
  (side, status, benchmark_7, id, valid_until, price, benchmark_2, benchmark_3, benchmark_8, benchmark_0, benchmark_1, benchmark_4, benchmark_5, benchmark_6, attested_until, duration, incoming);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_8 ON "order"
  (side, status, benchmark_8, id, valid_until, price, benchmark_2, benchmark_3, benchmark_7, benchmark_0, benchmark_1, benchmark_4, benchmark_5, benchmark_6, attested_until, duration, incoming);

-- The search: words anywhere in a name, whatever their case.
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_tag_text ON "order" USING gin (tag_text gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_account_name ON account USING gin (name gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_gpu_model ON gpu USING gin (model gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_attestation_cpu_model ON attestation USING gin (cpu_model gin_trgm_ops);
