import { availableParallelism } from "node:os";
import { join } from "node:path";

import { connect } from "../chain/Connection.ts";
import { followChain } from "../chain/followChain.ts";
import { LogReader } from "../chain/LogReader.ts";
import { NodeDirectory, type NodeAddress } from "../chain/NodeDirectory.ts";
import { PerNode } from "../chain/PerNode.ts";
import { TransactionSender } from "../chain/TransactionSender.ts";
import type { AgentConfig } from "../config/agentConfig.ts";
import { readEnvironment } from "../config/environmentConfig.ts";
import { loadDeployment } from "../config/loadDeployment.ts";
import type { Secrets } from "../config/secretsConfig.ts";
import { createServer } from "../http/createServer.ts";
import { listen } from "../http/listen.ts";
import type { Log } from "../lib/Log.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { repeat } from "../lib/repeat.ts";
import type { Running } from "../lib/Running.ts";
import { PlanFile } from "../maintenance/PlanFile.ts";
import { ComputePool } from "../modules/ComputePool.ts";
import { createPerformers } from "../modules/createPerformers.ts";
import { findCards } from "../modules/gpu/findCards.ts";
import { GpuCards } from "../modules/gpu/GpuCards.ts";
import { RelayClient } from "../orders/RelayClient.ts";
import { RelayReader } from "../orders/RelayReader.ts";
import { AGENT_TABLES } from "../store/agentTables.ts";
import { AskStore } from "../store/AskStore.ts";
import { AttestationStore } from "../store/AttestationStore.ts";
import { bindToChain } from "../store/bindToChain.ts";
import { CursorStore } from "../store/CursorStore.ts";
import { DealStore } from "../store/DealStore.ts";
import { EndpointStore } from "../store/EndpointStore.ts";
import { openDatabase } from "../store/openDatabase.ts";
import { ReceiptStore } from "../store/ReceiptStore.ts";
import { SettingStore } from "../store/SettingStore.ts";
import { AgentMetrics } from "./AgentMetrics.ts";
import { AskPublisher } from "./AskPublisher.ts";
import { Attestor } from "./Attestor.ts";
import { Binding } from "./Binding.ts";
import { BondKeeper } from "./BondKeeper.ts";
import { createChooser } from "./choice/createChooser.ts";
import { DealKeeper } from "./DealKeeper.ts";
import { LeftOutWatch } from "./LeftOutWatch.ts";
import { loadAgentKeys, makeWorker } from "./loadAgentKeys.ts";
import { MaintenanceAnnouncer } from "./MaintenanceAnnouncer.ts";
import { MaintenancePlan } from "./MaintenancePlan.ts";
import { NodeClient } from "./NodeClient.ts";
import { Prober } from "./Prober.ts";
import { ReceiptBook } from "./ReceiptBook.ts";
import { relayable } from "./relayable.ts";
import { RewardKeeper } from "./RewardKeeper.ts";
import { Salesman } from "./Salesman.ts";

/** Wei of one SNM, for metrics. */
const SNM = 1e18;

/** Looks at what nodes relay for each question to them what reports left out of the machine. */
const LEFT_OUT_LOOKS = 10;

/** Seconds without a block after which the agent's health is degraded. */
const SILENCE_SECONDS = 120;

/**
 * Starts a supplier's agent: it answers the nodes, keeps the machine attested and on offer, and bills its deals.
 *
 * @throws ConfigError if it is not set up to run
 */
export async function createAgent(config: AgentConfig, secrets: Secrets, log: Log): Promise<Running> {
  await makeWorker(config, secrets);
  const keys = loadAgentKeys(config, secrets);
  const worker = lowerHex(keys.worker.address);
  const connection = await connect(loadDeployment(config));
  const { provider, contracts, clock, domain, deployment, firstBlock } = connection;
  const { chainId, startBlock } = deployment;
  const database = openDatabase(join(config.dataDir, "agent.db"), AGENT_TABLES);
  const settings = new SettingStore(database);
  bindToChain(settings, config.dataDir, { chain: `${chainId} ${firstBlock} ${domain.reports}`, keys: [worker] });

  const abort = new AbortController();
  const { signal } = abort;
  const { logRange: range, reorgDepth, replaceAfterMs, maxFeeGwei, chainPollMs } = config;
  const logs = new LogReader(provider, new CursorStore(database), { startBlock, range, reorgDepth });
  const directory = new NodeDirectory(provider, contracts, logs, new EndpointStore(database), config.nodes);
  const senderSettings = { pollMs: Math.min(chainPollMs, 1_000), replaceAfterMs, maxFeeGwei };
  const sender = new TransactionSender(keys.worker, provider, senderSettings, log);
  const masterSender = keys.master && new TransactionSender(keys.master, provider, senderSettings, log);
  const pool = new ComputePool(availableParallelism());
  const cards = new GpuCards({
    network: { chainId, hardware: deployment.contracts.Hardware },
    find: findCards,
    environment: readEnvironment(),
  });
  const perNode = <T>(make: (node: NodeAddress) => T): (() => T[]) => {
    const things = new PerNode(() => directory.nodes, make);
    return () => things.current();
  };
  const nodes = perNode((node) => new NodeClient(node, keys.worker, domain, config.nodeTimeoutMs));
  const relays = perNode(({ url }) => new RelayClient(url, config.nodeTimeoutMs, signal));
  const readers = perNode(({ url }) => new RelayReader(new RelayClient(url, config.nodeTimeoutMs, signal)));

  const plan = new MaintenancePlan({ file: new PlanFile(config.dataDir), clock, log });
  const announcer = new MaintenanceAnnouncer({ nodes, plan, log, signal });
  const receiptStore = new ReceiptStore(database);
  const receipts = new ReceiptBook({ worker, domain, store: receiptStore, clock, log });

  const metrics = new AgentMetrics(() => ({
    nodes: prober.reached,
    attested: attestor.current === undefined ? 0 : 1,
    asks: salesman.current === undefined ? 0 : 1,
    deals: deals.open.length,
    reward_member: Number(rewards.view.programId !== undefined),
    reward_claimable_snm: Number(rewards.view.claimable) / SNM,
    reward_threats: rewards.view.threats.length,
  }));
  const binding =
    config.master === undefined || config.master === worker
      ? undefined
      : new Binding({ worker: keys.worker, master: config.master, masterSender, chainId, contracts, clock, log });
  const shared = { worker, contracts, logs, clock, sender, log };
  const dealStore = new DealStore(database);
  const deals = new DealKeeper({
    ...shared,
    store: dealStore,
    billSeconds: config.billSeconds,
    reorgDepth,
    onBill: () => metrics.bills.inc(),
  });
  const attestor = new Attestor({
    ...shared,
    store: new AttestationStore(database),
    nodes,
    renewBefore: config.renewBeforeSeconds,
    signal,
  });
  const salesman = new Salesman({
    ...shared,
    worker: keys.worker,
    chainId,
    store: new AskStore(database),
    settings,
    deals,
    config,
    attested: () => (binding?.bound === false ? undefined : attestor.current?.machine.benchmarks),
    offFrom: () => plan.from,
    price: () => chooser.askPrice,
    maySell: () => chooser.maySell,
  });
  const bonds = new BondKeeper({ ...shared, store: dealStore });
  const rewards = new RewardKeeper({
    ...shared,
    settings: config,
    provider,
    urls: () => directory.nodes.map(({ url }) => url),
    attestation: () => attestor.current,
    onClaim: () => metrics.rewardClaims.inc(),
  });
  const chooser = createChooser({
    ...{ contracts, clock, sender, log, deals, salesman, provider, config, deployment, readers },
    ...{ worker, master: config.master ?? worker },
    attestation: () => (binding?.bound === false ? undefined : attestor.current),
    offFrom: () => plan.from,
    idle: () => rewards.view.idle,
    onFill: () => metrics.fills.inc(),
  });
  const leftOut = new LeftOutWatch({
    ...{ worker, log, signal },
    nodes: () => directory.nodes,
    timeoutMs: config.nodeTimeoutMs,
  });
  const publisher = new AskPublisher({
    ask: () => relayable(config.publish, salesman.current),
    relays,
    log,
  });
  const prober = new Prober({
    nodes,
    performers: createPerformers({ pool, folder: config.dataDir, cards, maxBytes: config.maxChallengeBytes, signal }),
    ready: () => !plan.isUnder && deals.synced && (deals.open.length === 0 || attestor.current === undefined),
    onReceipt: (node, receipt) => receipts.take(node, receipt),
    log,
    signal,
    onRound: () => metrics.rounds.inc(),
  });

  const describe = () => ({
    worker,
    master: config.master ?? worker,
    bound: binding?.bound ?? true,
    block: clock.block ?? null,
    nodes: nodes().map(({ signer, url }) => ({ signer, url })),
    attestation: attestor.current ?? null,
    leftOut: leftOut.view,
    ask: salesman.current ?? null,
    relayedBy: publisher.relayedBy,
    deals: deals.open,
    maintenance: announcer.state,
    binding: binding?.offer ?? null,
    rewards: rewards.view,
    choice: chooser.choices.current ?? null,
  });
  const server = createServer({
    log,
    metrics: metrics.registry,
    health: () => {
      const { block, bound, attestation, ask } = describe();
      const ok = block !== null && clock.silence < SILENCE_SECONDS;
      const state = { bound, attested: attestation !== null, ask: ask?.id ?? null, deals: deals.open.length };
      return { ok, program: "agent", worker, nodes: prober.reached, block, ...state };
    },
  });
  server.get("/status", () => Promise.resolve(describe()));
  server.get("/receipts", () => Promise.resolve({ worker, receipts: receiptStore.list() }));
  server.get("/choices", () => Promise.resolve({ worker, mode: config.choice, choices: chooser.choices.all }));
  const release = async (): Promise<void> => {
    cards.stop();
    await pool.stop();
    provider.destroy();
    database.close();
  };
  let url: string;
  try {
    url = await listen(server, config.host, config.port);
  } catch (error) {
    await release();
    throw error;
  }

  const tools = { log, signal };
  const loops = [
    followChain(provider, clock, chainPollMs, tools),
    repeat("nodes", chainPollMs, () => directory.refresh(), tools),
    repeat("binding", config.tickMs, async () => binding?.tick(), tools),
    repeat("attestation", config.tickMs, () => attestor.tick(), tools),
    repeat(
      "deals",
      config.tickMs,
      async () => {
        await deals.refresh();
        await salesman.tick();
        await chooser.tick();
      },
      tools,
    ),
    repeat("asks at nodes", config.relaySeconds * 1_000, () => publisher.tick(), tools),
    repeat("what was left out", config.relaySeconds * LEFT_OUT_LOOKS * 1_000, () => leftOut.tick(), tools),
    repeat("bids", config.relaySeconds * 1_000, () => chooser.read(), tools),
    repeat(
      "maintenance",
      config.tickMs,
      async () => {
        plan.refresh();
        await announcer.tick();
      },
      tools,
    ),
    repeat("bills", config.tickMs, () => deals.bill(), tools),
    repeat("bonds", config.billSeconds * 1_000, () => bonds.tick(), tools),
    repeat("rewards", config.billSeconds * 1_000, () => rewards.tick(), tools),
    prober.run(),
  ];
  log.info({ url, worker, master: config.master ?? worker }, "agent started");

  return {
    url,
    async stop() {
      abort.abort();
      await server.close();
      await pool.stop();
      await Promise.all(loops);
      await release();
      log.info({}, "agent stopped");
    },
  };
}
