import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { JsonRpcProvider, Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf, type ContractAddresses } from "@sonm/protocol/networks.ts";

import { connectContracts, type SonmContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import { anvil, CHAIN } from "../../../scripts/lib/local/anvil.ts";
import { deployLocally } from "../../../scripts/lib/local/deployLocally.ts";
import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import { Supervisor } from "../../../scripts/lib/local/Supervisor.ts";
import { connect } from "../../src/chain/Connection.ts";
import { DutyHistory } from "../../src/chain/DutyHistory.ts";
import { LogReader } from "../../src/chain/LogReader.ts";
import { ReportHistory } from "../../src/chain/ReportHistory.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { loadNodeConfig, type NodeConfig } from "../../src/config/nodeConfig.ts";
import { startPriceSource, type PriceSource } from "../../src/devtools/priceSource.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import type { ReportDomain } from "../../src/lib/ReportDomain.ts";
import type { Running } from "../../src/lib/Running.ts";
import type { Observation } from "../../src/node/agreement/Observation.ts";
import { readContext, type ReportContext } from "../../src/node/agreement/ReportContext.ts";
import type { SignerSet } from "../../src/node/agreement/SignerSet.ts";
import { chainDraws } from "../../src/node/chainDraws.ts";
import { createNode } from "../../src/node/createNode.ts";
import { createRewards } from "../../src/node/createRewards.ts";
import { Duties } from "../../src/node/Duties.ts";
import { CursorStore } from "../../src/store/CursorStore.ts";
import { DutyStore } from "../../src/store/DutyStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { SignerSetStore } from "../../src/store/SignerSetStore.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { waitFor } from "../network/waitFor.ts";
import { addMasternodes } from "./addMasternodes.ts";
import { ChaosLinks } from "./ChaosLinks.ts";
import { furtherMasternode } from "./chaosKeys.ts";
import { observeSynthetic, type Tale } from "./syntheticObservations.ts";

export const NODES = [0, 1, 2, 3, 4, 5, 6] as const;

/** Seconds. */
export const EPOCH = 5;

/** Part of an epoch that a leader has: five attempts in two epochs, each long enough on a machine that does other things. */
export const LEADER_PART = 0.4;

/** The first rate of the deployment, so that no report is clamped. */
const USD_PER_SNM = "0.16014";

/** Further masternodes, beside the three of the local network. */
const FURTHER = 4;

/** Milliseconds that peers have: several attempts have to find room in an epoch of a few seconds. */
const PEER_TIMEOUT_MS = 1_000;

/** A chain with the real contracts and seven masternodes of one stake in this process, with links of ours between them. */
export class SevenNodes {
  readonly provider: JsonRpcProvider;
  readonly contracts: SonmContracts;
  readonly domain: ReportDomain;
  readonly links: ChaosLinks;
  /** By number of the node, which ascends as the signers do. */
  readonly keys: readonly Hex[];
  readonly folder: string;
  readonly rpcUrl: string;
  readonly #programs: Supervisor;
  readonly #prices: PriceSource;
  readonly #running = new Map<number, Running>();
  /** Nodes that run and tell what they saw. */
  readonly #honest = new Set<number>();

  private constructor(
    parts: Pick<SevenNodes, "provider" | "contracts" | "domain" | "links" | "keys" | "folder" | "rpcUrl">,
    programs: Supervisor,
    prices: PriceSource,
  ) {
    this.provider = parts.provider;
    this.contracts = parts.contracts;
    this.domain = parts.domain;
    this.links = parts.links;
    this.keys = parts.keys;
    this.folder = parts.folder;
    this.rpcUrl = parts.rpcUrl;
    this.#programs = programs;
    this.#prices = prices;
  }

  /** Starts the chain, and no node yet. */
  static async start(random: () => number): Promise<SevenNodes> {
    const folder = mkdtempSync(join(tmpdir(), "sonm-chaos-"));
    const { rpc } = await freePorts();
    const quiet = { warned: () => undefined, died: () => undefined, restarted: () => undefined };
    const programs = new Supervisor(join(folder, "logs"), quiet);
    await programs.start(anvil(rpc));
    try {
      return await SevenNodes.#on(`http://127.0.0.1:${rpc}`, folder, programs, random);
    } catch (error) {
      await programs.stop([CHAIN]);
      throw error;
    }
  }

  /** The contracts and their masternodes, on a chain that runs. */
  static async #on(rpcUrl: string, folder: string, programs: Supervisor, random: () => number): Promise<SevenNodes> {
    const times = { epochLength: BigInt(EPOCH), rotationInterval: BigInt(EPOCH), disputeWindow: BigInt(EPOCH) };
    const endpoints = [1, 2, 3].map((number) => `http://node${number}.example/`);
    const addresses: ContractAddresses = await deployLocally(
      { ...networkOf(LOCAL_CHAIN_ID), rpcUrl },
      endpoints,
      times,
    );
    const settings = { staticNetwork: true, pollingInterval: 50, cacheTimeout: -1 };
    const provider = new JsonRpcProvider(rpcUrl, LOCAL_CHAIN_ID, settings);
    const further = Array.from({ length: FURTHER }, (_, index) => furtherMasternode(index));
    await addMasternodes(provider, addresses, further);
    const signers = [localAccounts.signer1, localAccounts.signer2, localAccounts.signer3].map(
      ({ privateKey }) => privateKey,
    );
    const keys = [...signers, ...further.map(({ signer }) => signer)].toSorted((a, b) =>
      new Wallet(a).address.toLowerCase() < new Wallet(b).address.toLowerCase() ? -1 : 1,
    );
    const links = new ChaosLinks(random);
    await links.start();
    const contracts = connectContracts(addresses, provider);
    const domain = { chainId: LOCAL_CHAIN_ID, reports: lowerHex(addresses.Reports) };
    const prices = await startPriceSource(0, USD_PER_SNM);
    return new SevenNodes({ provider, contracts, domain, links, keys, folder, rpcUrl }, programs, prices);
  }

  signerOf(node: number): Hex {
    return lowerHex(new Wallet(this.keyOf(node)).address);
  }

  keyOf(node: number): Hex {
    const key = this.keys[node];
    if (key === undefined) throw new RangeError(`There is no node ${node}.`);
    return key;
  }

  /** Settings of a node: it reaches each of the others over a link of its own. */
  configOf(node: number): NodeConfig {
    const peers = NODES.filter((other) => other !== node).map((other) => [
      this.signerOf(other),
      this.links.url(node, other),
    ]);
    const environment = {
      SONM_NODE_PROFILE: "local",
      SONM_NODE_RPC_URL: this.rpcUrl,
      SONM_NODE_PORT: "0",
      SONM_NODE_DATA_DIR: join(this.folder, `node-${node}`),
      SONM_NODE_RATE_SOURCES: JSON.stringify([{ url: this.#prices.url, path: "usdPerSnm", kind: "usdPerSnm" }]),
      SONM_NODE_PEERS: JSON.stringify(Object.fromEntries(peers)),
      SONM_NODE_PEER_TIMEOUT_MS: String(PEER_TIMEOUT_MS),
      SONM_NODE_LEADER_TIMEOUT_FRACTION: String(LEADER_PART),
      SONM_NODE_SIGNATURE_GRACE_MS: "100",
      SONM_NODE_CHAIN_POLL_MS: "250",
    };
    return loadNodeConfig({ argv: [], environment });
  }

  /** Starts a node, honest unless it tells a tale. */
  async startNode(node: number, tale?: Tale): Promise<void> {
    const running = await createNode(
      this.configOf(node),
      { signer: this.keyOf(node) },
      silentLog,
      observeSynthetic(node, EPOCH, tale),
    );
    this.#running.set(node, running);
    if (tale === undefined) this.#honest.add(node);
    this.links.targets.set(node, running.url);
  }

  async stopNode(node: number): Promise<void> {
    this.links.targets.delete(node);
    await this.#running.get(node)?.stop();
    this.#running.delete(node);
    this.#honest.delete(node);
  }

  /** Lets every node run that does not, and each that lies run anew without a tale. */
  async heal(): Promise<void> {
    await Promise.all(
      NODES.filter((node) => !this.#honest.has(node)).map(async (node) => {
        await this.stopNode(node);
        await this.startNode(node);
      }),
    );
  }

  /** Takes all data of a node that does not run: it starts as a new one. */
  forget(node: number): void {
    rmSync(this.configOf(node).dataDir, { recursive: true, force: true });
  }

  /** Where a node listens, for who asks it directly. */
  urlOf(node: number): string {
    return this.links.targets.get(node) ?? "";
  }

  /**
   * A signer set, and when epoch 0 began: what a report depends on beside observations.
   *
   * @param setId the one that is in force unless told
   */
  async rules(setId?: number): Promise<{ readonly set: SignerSet; readonly genesis: number }> {
    const { reports, masternodes } = this.contracts;
    const wanted = setId ?? Number((await masternodes.signerSet())[0]);
    const [changed] = await masternodes.queryFilter(masternodes.filters.SignerSetChanged(wanted), 0);
    const { signers, stakes } = changed!.args;
    const members = await Promise.all(
      [...signers].map(async (signer, index) => ({
        signer: lowerHex(signer),
        owner: lowerHex(await masternodes.ownerOf(signer)),
        stake: stakes[index] ?? 0n,
      })),
    );
    return { set: { setId: wanted, members }, genesis: Number(await reports.genesis()) };
  }

  /** Owners of masternodes that lost stake for two reports of one epoch. */
  async slashed(): Promise<Set<string>> {
    const { masternodes } = this.contracts;
    const proven = await masternodes.queryFilter(masternodes.filters.EquivocationProven(), 0);
    return new Set(proven.map(({ args }) => args.signer.toLowerCase()));
  }

  /** What a report of observations depends on beside them, draws by the chain as it is now included. */
  async contextOf(observations: readonly Observation[]): Promise<ReportContext> {
    const { set, genesis } = await this.rules(observations[0]?.setId);
    const times = { genesis, epochLength: EPOCH, leaderTimeout: EPOCH };
    const connection = await connect(loadDeployment({ chainId: LOCAL_CHAIN_ID, rpcUrl: this.rpcUrl }));
    const database = openDatabase(":memory:", NODE_TABLES);
    try {
      const logs = new LogReader(connection.provider, new CursorStore(database), {
        startBlock: 0,
        range: 10_000,
        reorgDepth: 64,
      });
      const draws = chainDraws(connection, database, logs, { times: () => times, reorgDepth: 64 });
      const duties = new Duties(
        new DutyHistory(connection.contracts, logs, new DutyStore(database), new SignerSetStore(database)),
        draws,
      );
      const reportHistory = new ReportHistory(connection.contracts, logs, new ReportStore(database));
      const { rewards } = createRewards({
        ...{ connection, database, logs, draws, reportHistory, peers: () => [], log: silentLog },
      });
      return await readContext(
        observations[0]?.epoch ?? 0n,
        { set, times },
        { domain: this.domain, draws, duties, rewards },
        observations,
      );
    } finally {
      connection.provider.destroy();
    }
  }

  /** Number of the epoch that runs, and unix seconds, on the chain. */
  async now(): Promise<{ readonly epoch: bigint; readonly time: number }> {
    const block = await this.provider.getBlock("latest");
    const time = block?.timestamp ?? 0;
    return { epoch: await this.contracts.reports.currentEpoch(), time };
  }

  /** Waits until an epoch is over by a number of seconds. */
  async waitForEnd(epoch: bigint, secondsMore = 0): Promise<void> {
    const genesis = Number(await this.contracts.reports.genesis());
    const end = genesis + (Number(epoch) + 1) * EPOCH + secondsMore;
    const left = Math.max(0, end - (await this.now()).time);
    await waitFor(
      `the end of epoch ${epoch}`,
      async () => ((await this.now()).time >= end ? true : undefined),
      left + 30,
    );
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((node) => this.stopNode(node)));
    await this.links.stop();
    this.provider.destroy();
    await this.#programs.stop([CHAIN]);
    await this.#prices.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
