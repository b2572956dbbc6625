import { setTimeout as sleep } from "node:timers/promises";

import { rpcCall } from "../local/rpcCall.ts";
import { GraphNodeError } from "./GraphNodeError.ts";
import { Program } from "./Program.ts";
import { queryGraph } from "./queryGraph.ts";

export interface GndOptions {
  readonly binary: string;
  /** Folder of the built subgraph's sources; its `build` folder is what runs. */
  readonly subgraph: string;
  readonly networkName: string;
  readonly rpcUrl: string;
  readonly postgresUrl: string;
  readonly ipfsUrl: string;
  readonly httpPort: number;
  readonly adminPort: number;
  readonly indexPort: number;
  readonly metricsPort: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onLine: (line: string) => void;
}

/** What makes graph-node quick on a chain of one's own. */
const SETTINGS = {
  // a trace for each of its many expected errors makes it five times slower
  RUST_BACKTRACE: "0",
  RUST_LIB_BACKTRACE: "0",
  // else it misses blocks for half a minute on a chain that makes them irregularly
  GRAPH_STORE_DISABLE_CHAIN_HEAD_PTR_CACHE: "true",
  GRAPH_CHAIN_HEAD_WATCHER_TIMEOUT: "2",
  // a line for each event costs a fifth of the time
  GRAPH_LOG: "info",
  // milliseconds
  ETHEREUM_POLLING_INTERVAL: "50",
  ETHEREUM_REORG_THRESHOLD: "64",
  GRAPH_ETHEREUM_TARGET_TRIGGERS_PER_BLOCK_RANGE: "5000",
};

/** Milliseconds without any progress after which it is not expected to come up. */
const PATIENCE = 60_000;
const READY_INTERVAL = 100;
const STOP_WITHIN = 3_000;

/** graph-node in its mode for development, with our subgraph. It indexes from the first block at each start. */
export class Gnd {
  readonly program: Program;
  readonly #options: GndOptions;

  constructor(options: GndOptions) {
    this.#options = options;
    const { binary, subgraph, networkName, rpcUrl, postgresUrl, ipfsUrl, environment, onLine } = options;
    const flags = {
      "--manifests": "subgraph.yaml",
      "--postgres-url": postgresUrl,
      "--ethereum-rpc": `${networkName}:${rpcUrl}`,
      "--ipfs": ipfsUrl,
      "--http-port": String(options.httpPort),
      "--admin-port": String(options.adminPort),
      "--index-node-port": String(options.indexPort),
      "--metrics-port": String(options.metricsPort),
    };
    const env = { ...environment, ...SETTINGS };
    this.program = new Program(binary, ["dev", ...Object.entries(flags).flat()], { cwd: subgraph, env }, onLine);
  }

  /** Where it answers queries. */
  get graphqlUrl(): string {
    return `http://127.0.0.1:${this.#options.httpPort}/subgraphs/name/subgraph-0`;
  }

  /**
   * Waits until the subgraph answers queries and has caught up with the chain as it is now.
   *
   * @throws GraphNodeError if graph-node ends, a mapping fails, or nothing moves any more
   */
  async ready(): Promise<void> {
    const head = await this.#chainHead();
    let reached = -1;
    let answer = "it does not answer";
    for (let since = Date.now(); this.program.how === undefined && Date.now() - since < PATIENCE;) {
      await Promise.race([sleep(READY_INTERVAL), this.program.ended]);
      try {
        const block = await this.#indexedBlock();
        if (block >= head) return;
        if (block > reached) since = Date.now();
        reached = block;
        answer = `it stays at block ${block} of ${head}`;
      } catch (error) {
        answer = error instanceof Error ? error.message : String(error);
        // anything else is a server that is not up yet
        if (error instanceof GraphNodeError) break;
      }
    }
    const { how, tail } = this.program;
    await this.stop();
    const reason = how === undefined ? answer : `it ended with ${how}`;
    throw new GraphNodeError(`graph-node does not serve the subgraph: ${reason}. Its last lines:\n${tail}`);
  }

  async #chainHead(): Promise<number> {
    const { rpcUrl } = this.#options;
    try {
      return Number(await rpcCall(rpcUrl, "eth_blockNumber"));
    } catch {
      await this.stop();
      throw new GraphNodeError(`Nothing answers JSON-RPC at ${rpcUrl}; start the chain before its index.`);
    }
  }

  async #indexedBlock(): Promise<number> {
    const { _meta } = await queryGraph<{ _meta: { block: { number: number }; hasIndexingErrors: boolean } }>(
      this.graphqlUrl,
      "{ _meta { block { number } hasIndexingErrors } }",
    );
    if (_meta.hasIndexingErrors) throw new GraphNodeError(`a mapping failed at block ${_meta.block.number + 1}`);
    return _meta.block.number;
  }

  /** Ends it. It takes no notice of SIGTERM, and sometimes not of SIGINT. */
  async stop(): Promise<void> {
    await this.program.stop("SIGINT", STOP_WITHIN);
  }
}
