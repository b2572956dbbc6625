import { join } from "node:path";

import { MAX_ROUNDS } from "@sonm/protocol/machine.ts";

import { connect } from "../chain/Connection.ts";
import { followChain } from "../chain/followChain.ts";
import { LogReader } from "../chain/LogReader.ts";
import { NodeDirectory } from "../chain/NodeDirectory.ts";
import { ReportHistory } from "../chain/ReportHistory.ts";
import { loadDeployment } from "../config/loadDeployment.ts";
import type { NodeConfig } from "../config/nodeConfig.ts";
import type { Secrets } from "../config/secretsConfig.ts";
import { createServer } from "../http/createServer.ts";
import { listen } from "../http/listen.ts";
import { cached } from "../lib/cached.ts";
import type { Log } from "../lib/Log.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { repeat } from "../lib/repeat.ts";
import type { Running } from "../lib/Running.ts";
import { bindToChain } from "../store/bindToChain.ts";
import { CursorStore } from "../store/CursorStore.ts";
import { EndpointStore } from "../store/EndpointStore.ts";
import { EquivocationStore } from "../store/EquivocationStore.ts";
import { LeafStore } from "../store/LeafStore.ts";
import { MeasurementStore } from "../store/MeasurementStore.ts";
import { NODE_TABLES } from "../store/nodeTables.ts";
import { OutageStore } from "../store/OutageStore.ts";
import { ObservationStore } from "../store/ObservationStore.ts";
import { openDatabase } from "../store/openDatabase.ts";
import { ReportStore } from "../store/ReportStore.ts";
import { RoundStore } from "../store/RoundStore.ts";
import { SettingStore } from "../store/SettingStore.ts";
import { SigningRecord } from "../store/SigningRecord.ts";
import { UptimeStore } from "../store/UptimeStore.ts";
import { epochEnd } from "./agreement/EpochTimes.ts";
import { chainDraws } from "./chainDraws.ts";
import { ChainState } from "./ChainState.ts";
import { createAssignment } from "./createAssignment.ts";
import { createDuty } from "./createDuty.ts";
import { createMember, type Member } from "./createMember.ts";
import { createRelay } from "./createRelay.ts";
import { createRewards } from "./createRewards.ts";
import { DryRun } from "./DryRun.ts";
import { loadSigners, makeSigner } from "./loadSigners.ts";
import { NodeMetrics } from "./NodeMetrics.ts";
import { NodeSigner } from "./NodeSigner.ts";
import type { Observe } from "./ObservationBook.ts";
import { ObservationPool } from "./ObservationPool.ts";
import { observeMachines, type ObserveParts } from "./observeMachines.ts";
import { assignmentReasons } from "./machines/assignmentReasons.ts";
import { MachineView } from "./machines/MachineView.ts";
import { PeerClient } from "./PeerClient.ts";
import { RateReader } from "./rate/RateReader.ts";
import { ReportArchive } from "./ReportArchive.ts";
import { SafeStart } from "./SafeStart.ts";
import { classRoutes } from "./routes/classRoutes.ts";
import { dutyRoutes } from "./routes/dutyRoutes.ts";
import { machineRoutes } from "./routes/machineRoutes.ts";
import { publicRoutes } from "./routes/publicRoutes.ts";
import { registrationRoute } from "./routes/registrationRoute.ts";
import { rewardRoutes } from "./routes/rewardRoutes.ts";
import { uptimeMapRoutes } from "./routes/uptimeMapRoutes.ts";
import { uptimeRoutes } from "./routes/uptimeRoutes.ts";
import { EpochTally } from "./status/EpochTally.ts";
import type { NodeView } from "./status/NodeView.ts";
import { readView } from "./status/readView.ts";
import { statusRoute } from "./status/statusRoute.ts";
import { Surroundings } from "./status/Surroundings.ts";
import { observeUptimes } from "./uptime/observeUptimes.ts";
import { SilenceWatch } from "./uptime/SilenceWatch.ts";
import { UptimeMap } from "./uptime/UptimeMap.ts";

/** Seconds without a block after which the node's health is degraded. */
const SILENCE_SECONDS = 120;

const DAY = 86_400;

/** Milliseconds for which the node remembers how long attestations are good. */
const VALID_DAYS_MS = 60_000;

/** Looks at the chain for each look at what was submitted to it. */
const SUBMISSION_POLLS = 4;

/** The part of a leader's time, one in so many, that peers have for long answers, where that is more than for short ones. */
const LONG_PART = 2;

/** The part of a peer's time, one in so many, without an answer after which another one is asked too. */
const HEDGE_PART = 4;

/** Looks at the chain for each look at what was earned, what the DAO has scheduled, and what is to be proved of classes. */
const DUTY_POLLS = 4;

/** Newest reports in which a machine is looked for that may count less than the chain knows. */
const PROVED_REPORTS = 1;

/** Looks at the chain for each look at peers, account and disk. */
const SURROUNDING_POLLS = 10;

/**
 * Starts a masternode. Without a key it is a dry run: it follows the chain and the prices, serves what it knows, and
 * neither signs nor submits anything.
 *
 * @param observeWith how observations are made
 * @throws ConfigError if it is not set up to run
 */
export async function createNode(
  config: NodeConfig,
  secrets: Secrets,
  log: Log,
  observeWith: (parts: ObserveParts) => Observe = observeMachines,
): Promise<Running> {
  await makeSigner(config, secrets);
  const keys = loadSigners(config, secrets);
  const connection = await connect(loadDeployment(config));
  const { provider, contracts, clock, domain, deployment, firstBlock } = connection;
  const database = openDatabase(join(config.dataDir, keys === undefined ? "dry-run.db" : "node.db"), NODE_TABLES);
  const settings = new SettingStore(database);
  const addresses = keys === undefined ? ["none"] : [keys.current, keys.next].flatMap((key) => key?.address ?? []);
  const safeStart = new SafeStart(settings, addresses);
  bindToChain(settings, config.dataDir, {
    chain: `${deployment.chainId} ${firstBlock} ${domain.reports}`,
    keys: addresses,
  });

  const abort = new AbortController();
  const tools = { log, signal: abort.signal };
  const { startBlock } = deployment;
  const { logRange: range, reorgDepth } = config;
  const logs = new LogReader(provider, new CursorStore(database), { startBlock, range, reorgDepth });
  const directory = new NodeDirectory(provider, contracts, logs, new EndpointStore(database), config.peers);
  const draws = chainDraws(connection, database, logs, { times: () => state.times, reorgDepth });
  const { leaderTimeoutFraction } = config;
  const state: ChainState = new ChainState({ contracts, directory, draws, clock, leaderTimeoutFraction });
  const signer = keys === undefined ? undefined : new NodeSigner(keys.current, keys.next, () => state.signerSet);
  const others = () => directory.reach(state.members).filter((node) => signer?.owns(node.signer) !== true);
  const peers = (): PeerClient[] => {
    const { peerTimeoutMs: shortMs } = config;
    const longMs = Math.max(shortMs, ((state.times?.leaderTimeout ?? 0) * 1_000) / LONG_PART);
    return others().map((node) => new PeerClient(node, { shortMs, longMs }));
  };
  const rates = new RateReader(config.rateSources, config.rateMaxAgeSeconds, config.peerTimeoutMs, log);
  const measurements = new MeasurementStore(database);
  const roundStore = new RoundStore(database, config.maxWorkers * MAX_ROUNDS);
  const leaves = new LeafStore(database);
  const { goneAfterSeconds, toleratedSilenceSeconds } = config;
  const outages = new OutageStore(database);
  const watch = new SilenceWatch({ store: outages, clock, toleratedSeconds: toleratedSilenceSeconds });
  const uptimes = new UptimeStore(database);
  const reports = new ReportStore(database);
  const assignment = createAssignment({
    ...{ connection, database, logs, state, draws, measurements, reports, signer, log },
    observation: (hash) => pool.observation(hash),
    remeasureSeconds: config.remeasureSeconds,
  });
  const { masters, roster, repeats, devices, owner } = assignment;
  const seatOwner = () => surroundings.seat?.owner;
  const duty = createDuty({ connection, database, logs, draws, reorgDepth, owner: seatOwner, log });
  const { duties } = duty;
  const reportHistory = new ReportHistory(contracts, logs, reports);
  const rewardParts = { connection, database, logs, draws, reportHistory, peers, log };
  const { rewards, history: rewardHistory } = createRewards(rewardParts);
  const observe = observeWith({
    contracts,
    clock,
    measurements,
    masters,
    draws,
    devices,
    owner,
    times: () => state.times,
    renew: (worker) => member?.rounds.renew(worker),
    rate: () => rates.current(),
    uptimes: (epoch) =>
      state.times !== undefined && archive.isCurrent(state.latest.sequence)
        ? observeUptimes({ watch, outages, attested: uptimes }, epochEnd(epoch, state.times))
        : [],
    goneAfterSeconds,
  });

  const { dataDir } = config;
  const surroundings = new Surroundings({
    signer: () => signer?.address,
    payer: keys === undefined ? undefined : lowerHex(keys.current.address),
    contracts,
    provider,
    state,
    peers: others,
    dataDir,
  });
  const tally = new EpochTally();
  const observations = new ObservationStore(database);
  const patienceMs = config.peerTimeoutMs / HEDGE_PART;
  const pool: ObservationPool = new ObservationPool({ store: observations, domain, peers, log, patienceMs });
  const equivocations = new EquivocationStore(database);
  const view = (): NodeView =>
    readView({
      signer: signer?.address,
      connection,
      database,
      state,
      reports,
      record: new SigningRecord(database),
      rates,
      tally,
      surroundings,
      duty: () => member?.duty.view,
      penalties: () => duty.penalties.pending,
      isDoubleSigner: () => signer !== undefined && equivocations.threatens(signer.addresses),
      work: () => ({ workers: member?.rounds.workers ?? 0, rounds: member?.rounds.running ?? 0 }),
    });
  const metrics = new NodeMetrics(() => ({ ...view(), orders: relay.count }));
  const member: Member | undefined =
    keys === undefined || signer === undefined
      ? undefined
      : createMember({
          config,
          connection,
          database,
          logs,
          wallet: keys.current,
          signer,
          safeStart,
          state,
          draws,
          duties,
          rewards,
          rewardHistory,
          roster,
          repeats,
          measurements,
          roundStore,
          watch,
          uptimes,
          observe,
          observations,
          pool,
          reports,
          peers,
          owner: seatOwner,
          provedMachine: (worker) => archive.proofOf(worker, PROVED_REPORTS),
          provedBalances: () => archive.balances(),
          provedDuty: (owner) => archive.dutyOf(owner),
          metrics,
          log,
        });
  const relay = createRelay({ config, connection, database, logs, signer, peers: others, ...tools });
  const dryRun = new DryRun(state, observe, log);
  const archive: ReportArchive = new ReportArchive({
    contracts,
    clock,
    history: reportHistory,
    store: reports,
    uptimes,
    devices: assignment.deviceStore,
    state,
    domain,
    draws,
    duties,
    rewards,
    signedContent: (epoch) => member?.agreement.signedContent(epoch),
    peers,
    pool,
    observations,
    leaves,
    keep: config.keepReports,
    log,
  });
  const machines = new MachineView({
    signer: () => signer?.address,
    clock,
    measurements,
    rounds: roundStore,
    leaves,
    archive,
    isMember: () => state.signerSet.members.some((candidate) => candidate.signer === signer?.address),
    validSeconds: cached(async () => Number(await contracts.hardware.validDays()) * DAY, VALID_DAYS_MS),
    goneAfterSeconds,
    leftOut: (worker) => {
      const failing = member?.rounds.isFailing(worker) === true ? "regular" : undefined;
      return repeats.leftOut(worker, roster.masterOf(worker), member === undefined ? "others" : failing);
    },
    reasons: [
      (worker) =>
        assignmentReasons({
          owner: assignment.owner(),
          master: assignment.masters.at(worker, clock.block?.number ?? 0),
          heldCards: assignment.devices.heldCards(worker),
        }),
    ],
  });

  const describe = () => ({
    signer: signer?.address ?? null,
    signers: signer?.addresses ?? [],
    dryRun: signer === undefined,
    member: state.signerSet.members.some((candidate) => candidate.signer === signer?.address),
    signerSet: state.signerSet,
    block: clock.block ?? null,
    latestReport: archive.newest ?? null,
    rate: rates.current() ?? null,
    workers: member?.rounds.workers ?? 0,
  });
  const server = createServer({
    log,
    trustedProxies: config.trustedProxies,
    metrics: metrics.registry,
    health: () => {
      const { signer: address, dryRun, member: isMember, block, rate, workers } = describe();
      const ok = block !== null && clock.silence < SILENCE_SECONDS && rate !== null;
      const epoch = state.latest.epoch;
      return {
        ok,
        program: "node",
        signer: address,
        dryRun,
        member: isMember,
        block,
        rate,
        workers,
        reportedEpoch: epoch,
      };
    },
  });
  publicRoutes(server, archive, describe);
  statusRoute(server, view);
  uptimeRoutes(server, archive);
  uptimeMapRoutes(server, new UptimeMap(uptimes));
  dutyRoutes(server, archive);
  rewardRoutes(server, archive);
  classRoutes(server, archive);
  machineRoutes(server, machines);
  registrationRoute(server, { config, deployment, signer: keys?.current, url: () => url });
  relay.serve(server);
  member?.serve(server);
  const release = async (): Promise<void> => {
    await member?.stop();
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

  const loops = [
    followChain(provider, clock, config.chainPollMs, tools),
    repeat("rates", config.ratePollSeconds * 1_000, () => rates.refresh(), tools),
    relay.run(),
    repeat("assignment", config.chainPollMs, () => assignment.refresh(), tools),
    repeat("equivocations", config.chainPollMs * SUBMISSION_POLLS, async () => member?.equivocations.refresh(), tools),
    repeat(
      "duty",
      config.chainPollMs * DUTY_POLLS,
      async () => {
        await duty.refresh();
        await member?.duty.refresh();
      },
      tools,
    ),
    repeat(
      "admissions",
      config.chainPollMs * DUTY_POLLS,
      async () => {
        await rewardHistory.refresh();
        await member?.admissions.refresh();
      },
      tools,
    ),
    repeat("balances", config.chainPollMs * DUTY_POLLS, async () => member?.balances.refresh(), tools),
    repeat("surroundings", config.chainPollMs * SURROUNDING_POLLS, () => surroundings.refresh(), tools),
    repeat("reports", config.chainPollMs, () => archive.refresh(), tools),
    repeat(
      "epochs",
      config.chainPollMs,
      async () => {
        await state.refresh();
        tally.see(state.latest);
        await (member ?? dryRun).tick();
      },
      tools,
    ),
  ];
  log.info({ url, signers: signer?.addresses ?? [], dryRun: signer === undefined }, "node started");

  return {
    url,
    async stop() {
      abort.abort();
      await server.close();
      await Promise.all(loops);
      await release();
      log.info({}, "node stopped");
    },
  };
}
