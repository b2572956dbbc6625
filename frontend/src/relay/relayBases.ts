import { graphql } from "../indexer/graphql.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import type { RuntimeConfig } from "../config/RuntimeConfig.ts";
import { localBase } from "./localBase.ts";

const masternodesDocument = graphql(`
  query RelayEndpoints {
    masternodes(where: { active: true }, orderBy: stake, orderDirection: desc, first: 31) {
      endpoint
    }
  }
`);

/**
 * The relays that the page asks: those it is told of, and on the local network else those of the index. Elsewhere the
 * page's policy lets it reach none that it was not told of.
 *
 * @throws if the subgraph must be asked and does not answer
 */
export async function relayBases(
  { relays, local }: Pick<RuntimeConfig, "relays" | "local">,
  indexer: Indexer,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (relays !== undefined || !local) return relays ?? [];
  const { masternodes } = await indexer.request(masternodesDocument, {}, signal);
  return masternodes.map(({ endpoint }) => localBase(endpoint)).filter((base) => base !== undefined);
}
