import { JsonRpcProvider, type JsonRpcSigner } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { Market__factory, type Market } from "../../../../types/index.ts";
import { deploySonm } from "../../deploy/deploySonm.ts";
import { jsonRpcProvider } from "../../deploy/jsonRpcProvider.ts";
import { localParameters } from "../../deploy/parameters.ts";
import type { GraphNode } from "../../graph/GraphNode.ts";
import { startGraphNode } from "../../graph/startGraphNode.ts";
import type { LocalPorts } from "../../local/LocalPorts.ts";
import { anvil } from "../../local/anvil.ts";
import { rpcCall } from "../../local/rpcCall.ts";
import { Supervisor } from "../../local/Supervisor.ts";

/** As much as the run book tells operators to give it: a million orders with the book's indexes fit. */
const CACHE_MEGABYTES = 3_072;

/** A chain with the contracts, and an index of it: no oracles, no page. */
export class IndexWorld {
  readonly rpcUrl: string;
  readonly provider: JsonRpcProvider;
  readonly node: GraphNode;
  readonly market: Market;
  readonly contracts: readonly string[];
  /** Where graph-node tells what it measures, as text for Prometheus. */
  readonly metricsUrl: string;
  readonly #programs: Supervisor;

  private constructor(ports: LocalPorts, programs: Supervisor, node: GraphNode, contracts: Record<string, string>) {
    this.rpcUrl = `http://127.0.0.1:${ports.rpc}`;
    this.metricsUrl = `http://127.0.0.1:${ports.graphMetrics}/metrics`;
    this.#programs = programs;
    this.node = node;
    this.contracts = Object.values(contracts);
    const settings = { staticNetwork: true, pollingInterval: 10, cacheTimeout: -1 };
    this.provider = new JsonRpcProvider(this.rpcUrl, LOCAL_CHAIN_ID, settings);
    this.market = Market__factory.connect(contracts["Market"] ?? "", this.provider);
  }

  static async start(ports: LocalPorts, stateDir: string): Promise<IndexWorld> {
    const ignore = () => undefined;
    const programs = new Supervisor(stateDir, { warned: ignore, died: ignore, restarted: ignore });
    try {
      await programs.start(anvil(ports.rpc));
      const rpcUrl = `http://127.0.0.1:${ports.rpc}`;
      const deployer = localAccounts.deployer.address;
      const parameters = localParameters();
      const contracts = await deploySonm(
        { provider: jsonRpcProvider(rpcUrl), deployer, pollingInterval: 10 },
        parameters,
      );
      const node = await startGraphNode({
        rpcUrl,
        network: { ...networkOf(LOCAL_CHAIN_ID), contracts },
        httpPort: ports.graphql,
        postgresPort: ports.postgres,
        adminPort: ports.graphAdmin,
        indexPort: ports.graphIndexNode,
        metricsPort: ports.graphMetrics,
        ipfsPort: ports.ipfs,
        cacheMegabytes: CACHE_MEGABYTES,
      });
      return new IndexWorld(ports, programs, node, contracts);
    } catch (error) {
      await programs.stop();
      throw error;
    }
  }

  /** An account whose transactions the chain takes without its key, with ether for gas. */
  async actor(address: string): Promise<JsonRpcSigner> {
    await rpcCall(this.rpcUrl, "anvil_impersonateAccount", [address]);
    await rpcCall(this.rpcUrl, "anvil_setBalance", [address, "0x56bc75e2d63100000"]);
    return this.provider.getSigner(address);
  }

  async stop(): Promise<void> {
    this.provider.destroy();
    await this.node.stop();
    await this.#programs.stop();
  }
}
