import type { ChildProcess } from "node:child_process";

import type pg from "pg";

import { isPortFree } from "../local/checkPorts.ts";
import { applyIndexes } from "./applyIndexes.ts";
import { buildSubgraph } from "./buildSubgraph.ts";
import { Gnd, type GndOptions } from "./Gnd.ts";
import { gndBinary } from "./gndBinary.ts";
import { GraphNodeError } from "./GraphNodeError.ts";
import type { GraphNodeOptions } from "./GraphNodeOptions.ts";
import { installHeadTrigger } from "./headTrigger.ts";
import { IpfsCheck } from "./IpfsCheck.ts";
import { Postgres } from "./Postgres.ts";

/** graph-node with its own database, indexing one network. */
export class GraphNode {
  readonly #postgres: Postgres;
  readonly #ipfs: IpfsCheck;
  readonly #gndOptions: GndOptions;
  #gnd: Gnd;

  private constructor(postgres: Postgres, ipfs: IpfsCheck, gndOptions: GndOptions) {
    this.#postgres = postgres;
    this.#ipfs = ipfs;
    this.#gndOptions = gndOptions;
    this.#gnd = new Gnd(gndOptions);
  }

  /**
   * Builds the subgraph if it changed, and starts everything until the subgraph answers queries.
   *
   * @throws GraphNodeError naming a taken port, a program that this machine lacks, or what did not come up
   */
  static async start(options: GraphNodeOptions): Promise<GraphNode> {
    await checkPorts(options);
    const environment = options.environment ?? process.env;
    const onLine = options.onLine ?? (() => undefined);
    const { httpPort, adminPort, indexPort, metricsPort, rpcUrl, network } = options;
    const binary = gndBinary(environment);
    const subgraph = await buildSubgraph(network, environment, onLine);
    const ipfs = await IpfsCheck.start(options.ipfsPort);
    let postgres: Postgres | undefined;
    let node: GraphNode | undefined;
    try {
      const { postgresPort: port, dataDir, cacheMegabytes } = options;
      postgres = await Postgres.start({ port, dataDir, cacheMegabytes, environment, onLine });
      node = new GraphNode(postgres, ipfs, {
        ...{ binary, subgraph, networkName: network.name, rpcUrl, postgresUrl: postgres.url, ipfsUrl: ipfs.url },
        ...{ httpPort, adminPort, indexPort, metricsPort, environment, onLine },
      });
      await node.#ready();
      return node;
    } catch (error) {
      await (node?.stop() ?? Promise.all([ipfs.stop(), postgres?.stop()]));
      throw error;
    }
  }

  /** Where the subgraph answers queries. */
  get graphqlUrl(): string {
    return this.#gnd.graphqlUrl;
  }

  /** The running graph-node; another one after a restart. */
  get process(): ChildProcess {
    return this.#gnd.program.child;
  }

  /** Resolves with how the running graph-node ended. */
  get ended(): Promise<string> {
    return this.#gnd.program.ended;
  }

  /**
   * Ends graph-node, if it did not end by itself or was killed, and starts it again on the same database.
   *
   * @throws GraphNodeError if it does not come up, or the database is gone
   */
  async restart(): Promise<void> {
    await this.#gnd.stop();
    this.#gnd = new Gnd(this.#gndOptions);
    await this.#ready();
  }

  /** A connection to its database, which the caller ends. */
  database(): Promise<pg.Client> {
    return this.#postgres.connect();
  }

  /** Ends every program and removes the database. */
  async stop(): Promise<void> {
    await this.#gnd.stop();
    await Promise.all([this.#postgres.stop(), this.#ipfs.stop()]);
  }

  async #ready(): Promise<void> {
    const dead = this.#postgres.how;
    if (dead !== undefined) {
      throw new GraphNodeError(`Postgres ended (${dead}), and the index with it; stop the network and start it again.`);
    }
    await this.#gnd.ready();
    const client = await this.#postgres.connect();
    try {
      await installHeadTrigger(client);
      await applyIndexes(client);
    } finally {
      await client.end();
    }
  }
}

async function checkPorts(options: GraphNodeOptions): Promise<void> {
  const uses: [number, string][] = [
    [options.httpPort, "GraphQL"],
    [options.postgresPort, "Postgres"],
    [options.adminPort, "graph-node administration"],
    [options.indexPort, "graph-node status"],
    [options.metricsPort, "graph-node metrics"],
    [options.ipfsPort, "graph-node's IPFS check"],
  ];
  for (const [port, use] of uses) {
    if (await isPortFree(port)) continue;
    throw new GraphNodeError(
      `Port ${port} (${use}) is taken; stop the program that listens there, or choose another port.`,
    );
  }
}
