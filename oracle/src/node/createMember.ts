import type { DatabaseSync } from "node:sqlite";

import type { Wallet } from "ethers";
import type { FastifyInstance } from "fastify";

import type { BalanceAnswer } from "@sonm/protocol/balance.ts";
import type { DutyAnswer } from "@sonm/protocol/duty.ts";

import type { Connection } from "../chain/Connection.ts";
import type { LogReader } from "../chain/LogReader.ts";
import type { RewardHistory } from "../chain/RewardHistory.ts";
import { TransactionSender } from "../chain/TransactionSender.ts";
import type { NodeConfig } from "../config/nodeConfig.ts";
import { AgentGate } from "../http/AgentGate.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { measureMachine } from "../modules/measureMachine.ts";
import { secureRandom } from "../modules/Random.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import { BallotStore } from "../store/BallotStore.ts";
import { EquivocationStore } from "../store/EquivocationStore.ts";
import { MaintenanceStore } from "../store/MaintenanceStore.ts";
import type { ObservationStore } from "../store/ObservationStore.ts";
import type { ReportStore } from "../store/ReportStore.ts";
import type { RoundStore } from "../store/RoundStore.ts";
import { SignerSetStore } from "../store/SignerSetStore.ts";
import { SigningRecord } from "../store/SigningRecord.ts";
import type { UptimeStore } from "../store/UptimeStore.ts";
import { Agreement } from "./Agreement.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import type { DutySource } from "./agreement/DutySource.ts";
import type { RewardSource } from "./agreement/RewardSource.ts";
import type { ChainState } from "./ChainState.ts";
import { BalanceKeeper } from "./balance/BalanceKeeper.ts";
import { DutyKeeper } from "./duty/DutyKeeper.ts";
import { AdmissionKeeper } from "./reward/AdmissionKeeper.ts";
import { EpochDriver } from "./EpochDriver.ts";
import { EquivocationWatch } from "./equivocation/EquivocationWatch.ts";
import { proveEquivocation } from "./equivocation/proveEquivocation.ts";
import { MaintenanceDesk } from "./MaintenanceDesk.ts";
import { MeasurementRounds } from "./MeasurementRounds.ts";
import type { NodeMetrics } from "./NodeMetrics.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import { ObservationBook, type Observe } from "./ObservationBook.ts";
import type { ObservationPool } from "./ObservationPool.ts";
import type { PeerClient } from "./PeerClient.ts";
import { agentRoutes } from "./routes/agentRoutes.ts";
import { maintenanceRoutes } from "./routes/maintenanceRoutes.ts";
import { peerRoutes } from "./routes/peerRoutes.ts";
import type { MachineProof } from "./ReportArchive.ts";
import { ReportAttempt, type LeaderParts } from "./ReportAttempt.ts";
import type { Repeats } from "./Repeats.ts";
import type { Roster } from "./Roster.ts";
import type { SafeStart } from "./SafeStart.ts";
import { SetRotation } from "./SetRotation.ts";
import { ReceiptDesk } from "./uptime/ReceiptDesk.ts";
import type { SilenceWatch } from "./uptime/SilenceWatch.ts";

/** What the part of a node that has a key is made of. */
export interface MemberParts {
  readonly config: NodeConfig;
  readonly connection: Connection;
  readonly database: DatabaseSync;
  readonly logs: LogReader;
  /** Pays for transactions. */
  readonly wallet: Wallet;
  readonly signer: NodeSigner;
  readonly safeStart: SafeStart;
  readonly state: ChainState;
  readonly draws: DrawSource;
  readonly duties: DutySource;
  readonly rewards: RewardSource;
  readonly rewardHistory: Pick<RewardHistory, "at" | "attested">;
  readonly roster: Roster;
  readonly repeats: Repeats;
  readonly measurements: MeasurementStore;
  readonly roundStore: RoundStore;
  readonly watch: SilenceWatch;
  readonly uptimes: UptimeStore;
  readonly observe: Observe;
  readonly observations: ObservationStore;
  readonly pool: ObservationPool;
  readonly reports: ReportStore;
  readonly peers: () => readonly PeerClient[];
  /** Owner of this node's masternode; undefined where it has none or the chain was not asked yet. */
  readonly owner: () => Hex | undefined;
  /** What can be proved that an owner earned. */
  readonly provedDuty: (owner: Hex) => DutyAnswer | undefined;
  /** What can be proved of supply and demand by class. */
  readonly provedBalances: () => BalanceAnswer | undefined;
  /** The newest leaf of a machine that can be proved. */
  readonly provedMachine: (worker: Hex) => MachineProof | undefined;
  readonly metrics: NodeMetrics;
  readonly log: Log;
}

/** The part of a node that has a key: it measures, agrees, signs and submits. */
export interface Member {
  readonly agreement: Agreement;
  readonly rounds: MeasurementRounds;
  readonly equivocations: EquivocationWatch;
  readonly duty: DutyKeeper;
  readonly admissions: AdmissionKeeper;
  readonly balances: BalanceKeeper;
  serve(server: FastifyInstance): void;
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/** Looks at the chain that members have to see an epoch end. */
const SETTLE_POLLS = 2;

/** Milliseconds between writing down which machines were heard of. */
const FLUSH_MS = 10_000;

/** Puts the part with the key together. */
export function createMember(parts: MemberParts): Member {
  const { config, connection, database, logs, wallet, signer, state, draws, duties, rewards, roster } = parts;
  const { safeStart, measurements, watch, uptimes, observe, pool, peers, metrics, log } = parts;
  const { provider, contracts, domain, clock } = connection;
  const { replaceAfterMs, maxFeeGwei } = config;
  const sender = new TransactionSender(
    wallet,
    provider,
    { pollMs: config.chainPollMs, replaceAfterMs, maxFeeGwei },
    log,
  );
  const book = new ObservationBook(parts.observations, signer, domain, observe);
  const agreement = new Agreement({
    state,
    domain,
    draws,
    duties,
    rewards,
    signer,
    book,
    pool,
    reports: parts.reports,
    record: new SigningRecord(database),
    ballots: new BallotStore(database),
    safeStart,
    attested: () => uptimes.newest(),
    log,
    onSigned: () => metrics.signatures.inc(),
  });
  const rounds = new MeasurementRounds({
    settings: config,
    store: measurements,
    clock,
    watch,
    roster,
    repeats: parts.repeats,
    log,
    start: () => measureMachine(config, secureRandom),
    onEnd: (worker, round) => {
      metrics.measurements.inc({ outcome: round.outcome });
      parts.roundStore.add(worker, round);
    },
  });
  const equivocations = new EquivocationWatch({
    domain,
    store: new EquivocationStore(database),
    sets: new SignerSetStore(database),
    contracts,
    provider,
    logs,
    state,
    prove: proveEquivocation(contracts, sender),
    onProof: (outcome) => metrics.equivocations.inc({ outcome }),
    log,
  });
  const leading: LeaderParts = {
    state,
    domain,
    draws,
    duties,
    rewards,
    signer,
    agreement,
    pool,
    contracts,
    sender,
    peers,
    graceMs: config.signatureGraceMs,
    onSigned(signedBy) {
      equivocations.see(signedBy);
      for (const peer of peers()) peer.tell(signedBy).catch((error: unknown) => log.debug({ error: errorText(error) }));
    },
    log,
  };
  const driver = new EpochDriver({
    state,
    signer,
    safeStart,
    book,
    pool,
    lead: (epoch, attempt) => new ReportAttempt(leading, epoch, attempt).make(),
    rotation: new SetRotation(contracts, sender, signer, log),
    log,
    settleSeconds: (config.chainPollMs * SETTLE_POLLS) / 1_000,
    onAttempt: (outcome) => metrics.attempts.inc({ outcome }),
  });
  const duty = new DutyKeeper({
    settings: config,
    contracts,
    provider,
    sender,
    clock,
    signerSet: () => state.signerSet,
    owner: parts.owner,
    proved: parts.provedDuty,
    log,
    onDone: (action) => metrics.duties.inc({ action }),
  });
  const admissions = new AdmissionKeeper({
    settings: config,
    contracts,
    sender,
    clock,
    signerSet: () => state.signerSet,
    owner: parts.owner,
    history: parts.rewardHistory,
    provedOf: parts.provedMachine,
    log,
    onDone: (action) => metrics.admissions.inc({ action }),
  });
  const balances = new BalanceKeeper({
    settings: config,
    contracts,
    sender,
    clock,
    signerSet: () => state.signerSet,
    owner: parts.owner,
    proved: () => parts.provedBalances()?.classes ?? [],
    log,
    onDone: (action) => metrics.balances.inc({ action }),
  });
  const maintenance = new MaintenanceDesk({
    settings: config,
    store: new MaintenanceStore(database),
    measurements,
    clock,
  });
  const receipts = new ReceiptDesk({ signer, domain, times: () => state.times, observed: () => book.newest });
  const flush = setInterval(() => {
    rounds.flush();
    maintenance.tick();
  }, FLUSH_MS);
  return {
    agreement,
    rounds,
    equivocations,
    duty,
    admissions,
    balances,
    serve(server) {
      peerRoutes(server, { agreement, pool, watch: equivocations });
      agentRoutes(server, new AgentGate(signer.addresses, domain), rounds, {
        receipts,
        maintenance,
        onHeartbeat: () => metrics.heartbeats.inc(),
      });
      maintenanceRoutes(server, maintenance);
    },
    tick() {
      safeStart.note(state);
      // Machines report to members only: who is none hears nobody, and must not take that for silence.
      if (state.signerSet.members.some((member) => member.signer === signer.address)) watch.listen();
      return driver.tick();
    },
    async stop() {
      clearInterval(flush);
      rounds.stop();
      await driver.idle();
    },
  };
}
