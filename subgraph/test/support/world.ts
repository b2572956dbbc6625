import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import type { GraphNode } from "../../../scripts/lib/graph/GraphNode.ts";
import { queryGraph } from "../../../scripts/lib/graph/queryGraph.ts";
import { startGraphNode } from "../../../scripts/lib/graph/startGraphNode.ts";
import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import { Chain } from "./Chain.ts";
import { deploySystem, type System } from "./System.ts";

/**
 * The chain, the deployed contracts and graph-node, which all tests of the index share. Each test acts with accounts of
 * its own, so that none sees what the others did.
 */
export interface World extends System {
  readonly chain: Chain;
  readonly node: GraphNode;
  /** Answers a query as soon as everything that happened on the chain is indexed. */
  readonly query: <Data>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;
}

const INDEXED_WITHIN = 20_000;

async function waitUntilIndexed(chain: Chain, url: string): Promise<void> {
  const head = Number(await chain.request("eth_blockNumber"));
  const deadline = Date.now() + INDEXED_WITHIN;
  let problem = "";
  while (Date.now() < deadline) {
    try {
      const { _meta } = await queryGraph<{ _meta: { block: { number: number }; hasIndexingErrors: boolean } }>(
        url,
        "{ _meta { block { number } hasIndexingErrors } }",
      );
      if (_meta.hasIndexingErrors) throw new Error("A mapping failed.");
      if (_meta.block.number >= head) return;
      problem = `it is at block ${_meta.block.number}`;
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  throw new Error(`The index did not reach block ${head}: ${problem}`);
}

async function startWorld(): Promise<World> {
  const ports = await freePorts();
  const chain = await Chain.start(ports.rpc);
  const lines: string[] = [];
  try {
    const system = await deploySystem(chain);
    const node = await startGraphNode({
      rpcUrl: chain.url,
      network: { ...networkOf(LOCAL_CHAIN_ID), contracts: system.addresses },
      httpPort: ports.graphql,
      postgresPort: ports.postgres,
      adminPort: ports.graphAdmin,
      indexPort: ports.graphIndexNode,
      metricsPort: ports.graphMetrics,
      ipfsPort: ports.ipfs,
      onLine: (line) => lines.push(line),
    });
    after(async () => {
      chain.stop();
      await node.stop();
    });
    return {
      ...system,
      chain,
      node,
      query: async (query, variables) => {
        await waitUntilIndexed(chain, node.graphqlUrl).catch((error: unknown) => {
          console.error(lines.filter((line) => /ERRO|CRIT|WARN/.test(line)).join("\n"));
          throw error;
        });
        return queryGraph(node.graphqlUrl, query, variables);
      },
    };
  } catch (error) {
    chain.stop();
    throw error;
  }
}

export const world = await startWorld();
