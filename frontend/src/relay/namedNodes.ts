import type { Address } from "viem";

import type { RuntimeConfig } from "../config/RuntimeConfig.ts";
import { graphql } from "../indexer/graphql.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import { localBase } from "./localBase.ts";

const masternodesDocument = graphql(`
  query NamedNodes {
    masternodes(where: { active: true }, orderBy: stake, orderDirection: desc, first: 31) {
      id
      signer
      endpoint
    }
  }
`);

/**
 * A masternode, as the page may ask it.
 *
 * - `owner`, `signer`: undefined for a relay of the configuration that is no masternode's endpoint
 * - `base`: URL with its closing slash, undefined where the page's policy does not let it be asked
 */
export interface NamedNode {
  readonly owner: Address | undefined;
  readonly signer: Address | undefined;
  readonly endpoint: string;
  readonly base: string | undefined;
}

const withSlash = (url: string): string => url.replace(/\/*$/, "/");

/**
 * Every masternode that signs reports now, by name, and how the page can ask it.
 *
 * @throws if the subgraph does not answer
 */
export async function namedNodes(
  { relays, local }: Pick<RuntimeConfig, "relays" | "local">,
  indexer: Indexer,
  signal?: AbortSignal,
): Promise<readonly NamedNode[]> {
  const { masternodes } = await indexer.request(masternodesDocument, {}, signal);
  const baseOf = (endpoint: string): string | undefined =>
    relays === undefined
      ? local
        ? localBase(endpoint)
        : undefined
      : relays.find((one) => one === withSlash(endpoint));
  const known = masternodes.map(({ id, signer, endpoint }) => ({
    owner: id,
    signer,
    endpoint,
    base: baseOf(endpoint),
  }));
  const others = (relays ?? []).filter((base) => known.every((node) => node.base !== base));
  return [...known, ...others.map((base) => ({ owner: undefined, signer: undefined, endpoint: base, base }))];
}
