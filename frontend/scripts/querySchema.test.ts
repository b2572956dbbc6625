// @vitest-environment node
import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { querySchema } from "./querySchema.ts";

it("the queries are checked against the subgraph's schema as it is now", async () => {
  const source = readFileSync(new URL("../../subgraph/schema.graphql", import.meta.url), "utf8");
  const stored = readFileSync(new URL("../src/indexer/schema.graphql", import.meta.url), "utf8");
  expect(stored === (await querySchema(source)), "run npm -w @sonm/frontend run schema, and commit the result").toBe(
    true,
  );
});
