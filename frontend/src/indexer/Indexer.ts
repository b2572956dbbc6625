import type { ResultOf, TadaDocumentNode } from "gql.tada";
import { GraphQLClient, type RequestOptions } from "graphql-request";

/** The subgraph, as far as the page sees it. */
export interface Indexer {
  /** @throws graphql-request's error if the endpoint can't be reached or refuses the query */
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
    request: (document, variables, signal) =>
      // The options' type can't be resolved for variables that are not known yet; both sides carry the same ones.
      client.request({ document, variables, signal } as unknown as RequestOptions<
        typeof variables,
        ResultOf<typeof document>
      >),
  };
}
