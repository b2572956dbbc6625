import type { ResultOf, TadaDocumentNode } from "gql.tada";
import { GraphQLClient, type RequestOptions } from "graphql-request";

import { within } from "../lib/within.ts";

/** Milliseconds after which the subgraph counts as down: one that hangs would be waited for without end. */
const TIMEOUT = 15_000;

/** The subgraph, as far as the page sees it. */
export interface Indexer {
  /** @throws graphql-request's error if the endpoint can't be reached or refuses the query, a DOMException if it does not answer in time */
  request<Result, Variables extends Record<string, unknown>>(
    document: TadaDocumentNode<Result, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Result>;
}

/** Asks the subgraph at `url`. */
export function createIndexer(url: string): Indexer {
  const client = new GraphQLClient(url);
  return {
    request: (document, variables, given) => {
      const signal = within(TIMEOUT, given);
      // The options' type can't be resolved for variables that are not known yet; both sides carry the same ones.
      return client.request({ document, variables, signal } as unknown as RequestOptions<
        typeof variables,
        ResultOf<typeof document>
      >);
    },
  };
}
