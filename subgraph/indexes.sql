-- Indexes of the book and of the search, beside those that graph-node makes for each attribute. Apply them to the schema of
-- the deployment once it is there (docs/operators.md, "The index at scale"); the local network does so at each start.
-- `CONCURRENTLY` lets the index go on meanwhile. Statements end with a semicolon at the end of a line.

-- The book: open asks by what they are sorted by, and the id that decides between equals.
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_price ON "order" (side, status, price, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_author ON "order" (side, status, author, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_duration ON "order" (side, status, duration, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_0 ON "order" (side, status, benchmark_0, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_1 ON "order" (side, status, benchmark_1, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_2 ON "order" (side, status, benchmark_2, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_3 ON "order" (side, status, benchmark_3, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_4 ON "order" (side, status, benchmark_4, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_5 ON "order" (side, status, benchmark_5, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_6 ON "order" (side, status, benchmark_6, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_7 ON "order" (side, status, benchmark_7, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_benchmark_8 ON "order" (side, status, benchmark_8, id);

-- The search: words anywhere in a name, whatever their case.
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_order_tag_text ON "order" USING gin (tag_text gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_account_name ON account USING gin (name gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_gpu_model ON gpu USING gin (model gin_trgm_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS sonm_attestation_cpu_model ON attestation USING gin (cpu_model gin_trgm_ops);
