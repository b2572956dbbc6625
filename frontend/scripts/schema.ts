// Writes `src/indexer/schema.graphql` from `subgraph/schema.graphql`. `npm run schema` then makes the queries' types of it.
import { readFileSync, writeFileSync } from "node:fs";

import { querySchema } from "./querySchema.ts";

const source = new URL("../../subgraph/schema.graphql", import.meta.url);
const target = new URL("../src/indexer/schema.graphql", import.meta.url);
writeFileSync(target, await querySchema(readFileSync(source, "utf8")));
