import { graphql } from "../indexer/graphql.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import type { RuntimeConfig } from "../config/RuntimeConfig.ts";

const masternodesDocument = graphql(`
  query RelayEndpoints {
    masternodes(where: { active: true }, orderBy: stake, orderDirection: desc, first: 31) {
      endpoint
    }
  }
`);

/** The base URL of a masternode's endpoint; undefined where the page's policy would not let it be asked. */
function localBase(endpoint: string): string | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const url = new URL(endpoint);
  if (url.protocol !== "http:" || !["127.0.0.1", "localhost"].includes(url.hostname)) return undefined;
  return url.href.replace(/\/*$/, "/");
}

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
