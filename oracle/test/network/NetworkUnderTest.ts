import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { JsonRpcProvider, Wallet } from "ethers";

import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf, type ContractAddresses } from "@sonm/protocol/networks.ts";

import { connectContracts, type SonmContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import { anvil, CHAIN } from "../../../scripts/lib/local/anvil.ts";
import { deployLocally } from "../../../scripts/lib/local/deployLocally.ts";
import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import type { LocalPorts } from "../../../scripts/lib/local/LocalPorts.ts";
import type { ManagedProcess } from "../../../scripts/lib/local/ManagedProcess.ts";
import { oracleNode } from "../../../scripts/lib/local/oracleNode.ts";
import { buildOracle } from "../../../scripts/lib/local/oracleProgram.ts";
import type { ProcessSpec } from "../../../scripts/lib/local/ProcessSpec.ts";
import { Supervisor } from "../../../scripts/lib/local/Supervisor.ts";
import { supplierAgent } from "../../../scripts/lib/local/supplierAgent.ts";
import { startPriceSource, type PriceSource } from "../../src/devtools/priceSource.ts";

/** SNM for one USD in these tests: the first rate of the deployment, so that no report is clamped. */
const USD_PER_SNM = "0.16014";

/** Seconds, half of the local network's, so that tests wait less. */
const FAST = { epochLength: 5n, rotationInterval: 5n, disputeWindow: 5n };

/** Part of these short epochs that a leader has: three rounds of votes, on a machine that does other things. */
const LEADER_PART = "0.4";

/** A chain with the real contracts, a price source, and as many real programs as a test starts. */
export class NetworkUnderTest {
  readonly provider: JsonRpcProvider;
  readonly programs: Supervisor;
  readonly contracts: ContractAddresses;
  readonly prices: PriceSource;
  readonly folder: string;
  readonly #ports: LocalPorts;
  readonly #nodes = new Map<number, ManagedProcess>();
  #agent: ManagedProcess | undefined;
  #started = 0;

  private constructor(
    parts: Pick<NetworkUnderTest, "provider" | "programs" | "contracts" | "prices" | "folder">,
    ports: LocalPorts,
  ) {
    this.provider = parts.provider;
    this.programs = parts.programs;
    this.contracts = parts.contracts;
    this.prices = parts.prices;
    this.folder = parts.folder;
    this.#ports = ports;
  }

  /**
   * Starts chain and price source, deploys the contracts and bonds the three masternodes.
   *
   * @param staleAfter seconds for which a rate is good; the local network's without it
   */
  static async start({ staleAfter }: { readonly staleAfter?: bigint } = {}): Promise<NetworkUnderTest> {
    await buildOracle();
    const folder = await mkdtemp(join(tmpdir(), "sonm-oracle-test-"));
    const ports = await freePorts();
    const quiet = { warned: () => undefined, died: () => undefined, restarted: () => undefined };
    const programs = new Supervisor(join(folder, "logs"), quiet);
    const rpcUrl = `http://127.0.0.1:${ports.rpc}`;
    await programs.start(anvil(ports.rpc));
    const endpoints = [ports.oracle1, ports.oracle2, ports.oracle3].map((port) => `http://127.0.0.1:${port}`);
    const deployed = deployLocally({ ...networkOf(LOCAL_CHAIN_ID), rpcUrl }, endpoints, {
      ...FAST,
      ...(staleAfter === undefined ? {} : { staleAfter }),
    });
    const contracts = await deployed.catch(async (error: unknown) => {
      await programs.stop([CHAIN]);
      throw error;
    });
    const prices = await startPriceSource(ports.price, USD_PER_SNM);
    const provider = new JsonRpcProvider(rpcUrl, LOCAL_CHAIN_ID, {
      staticNetwork: true,
      pollingInterval: 50,
      cacheTimeout: -1,
    });
    return new NetworkUnderTest({ provider, programs, contracts, prices, folder }, ports);
  }

  get rpcUrl(): string {
    return `http://127.0.0.1:${this.#ports.rpc}`;
  }

  /** URL of node 0, 1 or 2. */
  nodeUrl(index: number): string {
    return `http://127.0.0.1:${this.#nodePort(index)}`;
  }

  get agentUrl(): string {
    return `http://127.0.0.1:${this.#ports.agent}`;
  }

  /**
   * Starts a node.
   *
   * @param index 0, 1 or 2
   * @param entry another program than the real one, for a node that lies
   * @param environment on top of what the local network sets
   */
  async startNode(index: number, entry?: string, environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const spec = oracleNode({
      index,
      port: this.#nodePort(index),
      rpcUrl: this.rpcUrl,
      pricePort: this.#ports.price,
      stateDir: this.folder,
    });
    const source = { url: this.prices.url, path: "usdPerSnm", kind: "usdPerSnm" };
    const settings = {
      SONM_NODE_RATE_SOURCES: JSON.stringify([source]),
      SONM_NODE_LEADER_TIMEOUT_FRACTION: LEADER_PART,
    };
    this.#nodes.set(index, await this.#start(spec, { ...settings, ...environment }, entry));
  }

  /** Ends a node, so that another can be started in its place. */
  async stopNode(index: number): Promise<void> {
    await this.#nodes.get(index)?.stop();
    this.#nodes.delete(index);
  }

  async startAgent(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const spec = supplierAgent({ port: this.#ports.agent, rpcUrl: this.rpcUrl, stateDir: this.folder });
    this.#agent = await this.#start(spec, environment);
  }

  async stopAgent(): Promise<void> {
    await this.#agent?.stop();
    this.#agent = undefined;
  }

  /** Kills a program at once, as a loss of power would. It is started again. */
  killNode(index: number): void {
    this.#nodes.get(index)?.kill("SIGKILL");
  }

  killAgent(): void {
    this.#agent?.kill("SIGKILL");
  }

  /** The contracts as a role uses them. */
  as(role: LocalRole): SonmContracts & { readonly wallet: Wallet } {
    const wallet = new Wallet(localAccounts[role].privateKey, this.provider);
    return { ...connectContracts(this.contracts, wallet), wallet };
  }

  async stop(): Promise<void> {
    this.provider.destroy();
    await this.programs.stop([CHAIN]);
    await this.prices.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Names are the supervisor's keys: a program in the place of another has a new one. */
  async #start(
    spec: ProcessSpec,
    environment: Readonly<Record<string, string>>,
    entry?: string,
  ): Promise<ManagedProcess> {
    const args = entry === undefined ? spec.args : ["--import", "tsx", entry, ...spec.args.slice(-1)];
    this.#started += 1;
    const name = `${spec.name}-${this.#started}`;
    return this.programs.start({ ...spec, name, args, environment: { ...spec.environment, ...environment } });
  }

  #nodePort(index: number): number {
    return [this.#ports.oracle1, this.#ports.oracle2, this.#ports.oracle3][index] ?? 0;
  }
}
