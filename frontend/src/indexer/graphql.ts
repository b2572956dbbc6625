import { initGraphQLTada } from "gql.tada";
import type { Hex } from "viem";

import type { introspection } from "./graphql-env.d.ts";

/** Writes a query whose variables and result are typed by the subgraph's schema. Big numbers come as text. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { BigInt: string; BigDecimal: string; Bytes: Hex; Int8: string; Timestamp: string };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
export { readFragment } from "gql.tada";
