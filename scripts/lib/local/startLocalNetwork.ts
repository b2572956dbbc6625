import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

import { LOCAL_CHAIN_ID, networkOf, type ContractAddresses, type Network } from "@sonm/protocol/networks.ts";

import { anvil, CHAIN } from "./anvil.ts";
import { buildContracts, buildPage } from "./buildProducts.ts";
import { checkPorts } from "./checkPorts.ts";
import { graphIndex } from "./graphIndex.ts";
import type { Components, LocalNetwork, LocalNetworkOptions } from "./LocalNetwork.ts";
import type { LocalPorts, PortName } from "./LocalPorts.ts";
import { oracleNode } from "./oracleNode.ts";
import { buildOracle } from "./oracleProgram.ts";
import { livePriceSource, startLivePrice } from "./livePrice.ts";
import { servePage } from "./servePage.ts";
import { Supervisor } from "./Supervisor.ts";
import { supplierAgent } from "./supplierAgent.ts";

const ALL: Components = { index: true, oracles: true, agent: true, page: true, rewards: true };

const ORACLE_PORTS = ["oracle1", "oracle2", "oracle3"] as const satisfies readonly PortName[];

const PORTS_OF: Readonly<Record<keyof Components, readonly PortName[]>> = {
  index: ["graphql", "postgres", "graphAdmin", "graphIndexNode", "graphMetrics", "ipfs"],
  oracles: [...ORACLE_PORTS, "price"],
  agent: ["agent"],
  page: ["page"],
  rewards: [],
};

const local = (port: number, path = ""): string => `http://127.0.0.1:${port}${path}`;

/**
 * Starts a local network: chain, contracts, masternodes, agent, index and page, and waits until all of them serve.
 * Whatever fails, nothing that it started is left behind.
 *
 * @throws PortTakenError, ProcessStartError, TaskFailedError and what the deployment throws
 */
export async function startLocalNetwork(options: LocalNetworkOptions): Promise<LocalNetwork> {
  const start = new NetworkStart(options);
  try {
    return await start.run();
  } catch (error) {
    await start.stop();
    throw error;
  }
}

/** One start, with what it has to end if it does not succeed. */
class NetworkStart {
  readonly #options: LocalNetworkOptions;
  readonly #components: Components;
  readonly #stateDir: string;
  readonly #network: Network;
  readonly #startedAt = performance.now();
  readonly #closers: (() => Promise<void>)[] = [];
  #programs: Supervisor | undefined;
  #break: (reason: string) => void = () => undefined;
  readonly #broken = new Promise<string>((resolve) => (this.#break = resolve));
  #stopped: Promise<void> | undefined;

  constructor(options: LocalNetworkOptions) {
    this.#options = options;
    this.#components = { ...ALL, ...options.components };
    this.#stateDir = join(options.stateDir, "state");
    this.#network = {
      ...networkOf(LOCAL_CHAIN_ID),
      rpcUrl: local(options.ports.rpc),
      graphqlUrl: local(options.ports.graphql, "/subgraphs/name/subgraph-0"),
    };
  }

  async run(): Promise<LocalNetwork> {
    const { ports, stateDir, signal } = this.#options;
    await checkPorts(ports, this.#portNames());
    await rm(this.#stateDir, { recursive: true, force: true });
    await mkdir(this.#stateDir, { recursive: true });
    const programs = this.#supervise(join(stateDir, "logs"));
    signal?.addEventListener("abort", () => void this.stop(), { once: true });
    signal?.throwIfAborted();

    const contracts = this.#step("contracts", () => buildContracts(programs));
    const chain = this.#step("chain", () => programs.start(anvil(ports.rpc)));
    const deployed = Promise.all([contracts, chain]).then(() =>
      this.#step("deployment", async () => {
        // Uses the contracts' types, which a fresh clone has only now.
        const { deployLocally } = await import("./deployLocally.ts");
        const endpoints = ORACLE_PORTS.map((name) => local(ports[name]));
        return deployLocally(this.#network, endpoints);
      }),
    );
    const page = this.#startPage(programs, ports);
    // On two cores the compiler has one to itself: what else is built takes turns on the other.
    const index = this.#startIndex(programs, Promise.all([chain, page]));
    // The first failure ends the others.
    void deployed.then((addresses) => this.#startRewards(addresses)).catch(() => undefined);
    const [addresses] = await Promise.all([deployed, page, index, this.#startOracles(programs, deployed)]);
    signal?.throwIfAborted();
    return {
      rpcUrl: this.#network.rpcUrl,
      graphqlUrl: this.#network.graphqlUrl,
      pageUrl: local(ports.page, "/"),
      oracleUrls: ORACLE_PORTS.map((name) => local(ports[name])),
      agentUrl: local(ports.agent),
      contracts: addresses,
      programs,
      seconds: this.#seconds(),
      broken: this.#broken,
      stop: () => this.stop(),
    };
  }

  /** Ends everything that was started; the chain last, since the others use it. */
  stop(): Promise<void> {
    this.#stopped ??= Promise.all([...this.#closers.map((close) => close()), this.#programs?.stop([CHAIN])]).then(
      () => undefined,
    );
    return this.#stopped;
  }

  #supervise(logDir: string): Supervisor {
    const { listener } = this.#options;
    this.#programs = new Supervisor(logDir, {
      warned: (program, text) => listener?.warned?.(program, text),
      restarted: (program) => listener?.restarted?.(program),
      died: (program, how, restartIn) => {
        listener?.died?.(program, how, restartIn);
        if (restartIn === undefined) this.#break(`${program}: ${how}`);
      },
    });
    return this.#programs;
  }

  async #startIndex(programs: Supervisor, ready: Promise<unknown>): Promise<void> {
    if (!this.#components.index) return;
    await ready;
    await this.#step("index", () => programs.start(graphIndex(this.#options.ports, this.#network, this.#stateDir)));
  }

  async #startOracles(programs: Supervisor, deployed: Promise<unknown>): Promise<void> {
    const { ports } = this.#options;
    const { rpcUrl } = this.#network;
    const stateDir = this.#stateDir;
    if (this.#components.oracles) this.#closers.push(await startLivePrice(ports.price));
    if (this.#components.oracles || this.#components.agent) await this.#step("oracle programs", buildOracle);
    await deployed;
    const oracles = this.#components.oracles
      ? ORACLE_PORTS.map((name, index) =>
          this.#step(`oracle node ${index + 1}`, () =>
            programs.start(
              oracleNode({
                ...{ index, port: ports[name], rpcUrl, pricePort: ports.price, stateDir },
                settings: this.#options.oracleSettings,
              }),
            ),
          ),
        )
      : [];
    const agent = this.#components.agent
      ? [this.#step("agent", () => programs.start(supplierAgent({ port: ports.agent, rpcUrl, stateDir })))]
      : [];
    await Promise.all([...oracles, ...agent]);
  }

  /** Reward programs, once the DAO's delay is over: nobody waits for them. */
  async #startRewards(addresses: ContractAddresses): Promise<void> {
    if (!this.#components.rewards) return;
    this.#assertWanted();
    const ended = new AbortController();
    // Uses the contracts' types, as the deployment does.
    const { openPrograms } = await import("./openPrograms.ts");
    const opened = openPrograms(this.#network.rpcUrl, addresses, ended.signal).catch((error: unknown) => {
      if (!ended.signal.aborted)
        this.#break(`reward programs: ${error instanceof Error ? error.message : String(error)}`);
    });
    this.#closers.push(async () => {
      ended.abort();
      await opened;
    });
  }

  async #startPage(programs: Supervisor, ports: LocalPorts): Promise<void> {
    if (!this.#components.page) return;
    await this.#step("page", async () => {
      await buildPage(programs);
      this.#assertWanted();
      const { rpcUrl, graphqlUrl } = this.#network;
      const relays = this.#components.oracles ? ORACLE_PORTS.map((name) => local(ports[name], "/")) : [];
      const rateSources = this.#components.oracles ? [livePriceSource(ports.price)] : [];
      const config = { chainId: LOCAL_CHAIN_ID, rpcUrl, graphqlUrl, relays, rateSources };
      this.#closers.push(await servePage(ports.page, config));
    });
  }

  async #step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const { listener } = this.#options;
    this.#assertWanted();
    listener?.step?.(name, "begins", this.#seconds());
    const result = await work();
    listener?.step?.(name, "done", this.#seconds());
    return result;
  }

  /** What is started once the end has begun would be left behind. */
  #assertWanted(): void {
    if (this.#stopped !== undefined) throw new Error("The network is stopping.");
  }

  #portNames(): PortName[] {
    const chosen = (Object.keys(PORTS_OF) as (keyof Components)[]).filter((component) => this.#components[component]);
    return ["rpc", ...chosen.flatMap((component) => PORTS_OF[component])];
  }

  #seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }
}
