import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";

import { reportCost } from "../check/reportCost.ts";
import type { NodeView } from "./status/NodeView.ts";
import { statusFindings } from "./status/statusFindings.ts";

/** What a node tells at each scrape. */
type NodeReading = NodeView & { readonly orders: number };

type Reader = (view: NodeReading) => number;

/** What is not known is no number: alerts on it neither fire nor resolve. */
const orNaN = (value: number | undefined): number => value ?? NaN;

const isMember: Reader = ({ signer, signerSet }) =>
  signerSet.members.some((member) => member.signer === signer) ? 1 : 0;

const SNM = 1e18;

const isJailed: Reader = ({ jailedUntil, now }) => (now === undefined ? NaN : Number(now < jailedUntil));

/** Gauges with what they say. */
const GAUGES: Readonly<Record<string, readonly [help: string, read: Reader]>> = {
  epoch: ["Epoch that the newest accepted report closed", ({ latest }) => Number(latest.epoch)],
  sequence: ["Number of accepted reports on the chain", ({ latest }) => latest.sequence],
  workers: ["Machines heard of since the start", ({ workers }) => workers],
  rounds: ["Measurements that run now", ({ rounds }) => rounds],
  rate: ["Observed SNM per USD, 0 where there is no fresh price", ({ rate }) => Number(rate ?? 0n) / SNM],
  orders: ["Orders that this node relays", ({ orders }) => orders],
  member: ["1 while this node is in the signer set", isMember],
  block_age_seconds: [
    "Seconds since a new block was seen",
    ({ block, blockAge }) => (block === undefined ? NaN : blockAge),
  ],
  report_age_seconds: [
    "Seconds since the end of the epoch that the newest report closed",
    ({ reportAge }) => orNaN(reportAge),
  ],
  epoch_length_seconds: ["Seconds that an epoch lasts", ({ epochLength }) => (epochLength === 0 ? NaN : epochLength)],
  peers: ["Other members of the signer set", ({ peers }) => peers.length],
  peers_reachable: [
    "Other members that answered when they were asked last",
    ({ peers }) => peers.filter(({ answered }) => answered).length,
  ],
  rate_sources: ["Price sources that are set", ({ sources }) => sources.length],
  rate_sources_up: [
    "Price sources with a fresh price",
    ({ sources }) => sources.filter(({ rate }) => rate !== undefined).length,
  ],
  gas_balance_wei: [
    "What the signer holds of the chain's coin",
    ({ gas }) => (gas === undefined ? NaN : Number(gas.balance)),
  ],
  gas_lasts_seconds: ["Seconds for which that pays every report, at the price of now", ({ gas }) => gasLasts(gas)],
  duty_earned_snm: [
    "SNM that its masternode earned since genesis, as far as reports prove it",
    ({ duty }) => (duty === undefined ? NaN : Number(duty.earned) / SNM),
  ],
  duty_claimed_snm: [
    "SNM of that which were claimed",
    ({ duty }) => (duty === undefined ? NaN : Number(duty.claimed) / SNM),
  ],
  duty_claimable_snm: [
    "SNM of that which can be claimed",
    ({ duty }) => (duty === undefined ? NaN : Number(duty.claimable) / SNM),
  ],
  penalties: ["Penalties that the DAO has scheduled against its masternode", ({ penalties }) => penalties.length],
  double_signer: [
    "1 while somebody can prove that it signed two reports for one epoch",
    ({ isDoubleSigner }) => Number(isDoubleSigner),
  ],
  jailed: ["1 while its masternode can have no seat", isJailed],
  database_bytes: ["Bytes of the database", ({ databaseBytes }) => databaseBytes],
  disk_free_bytes: ["Bytes that are free on the disk of the database", ({ diskFreeBytes }) => orNaN(diskFreeBytes)],
};

/** What a node counts. */
export class NodeMetrics {
  readonly registry = new Registry();
  readonly attempts = new Counter({
    name: "sonm_node_attempts_total",
    help: "Attempts at a report that this node led, by outcome",
    labelNames: ["outcome"],
    registers: [this.registry],
  });
  readonly signatures = new Counter({
    name: "sonm_node_signatures_total",
    help: "Reports that this node signed",
    registers: [this.registry],
  });
  readonly measurements = new Counter({
    name: "sonm_node_measurements_total",
    help: "Rounds of challenges, by outcome",
    labelNames: ["outcome"],
    registers: [this.registry],
  });
  readonly equivocations = new Counter({
    name: "sonm_node_equivocations_total",
    help: "Masternodes that signed two reports for one epoch: found by this node, proved by it, known to the chain before, or refused by it",
    labelNames: ["outcome"],
    registers: [this.registry],
  });
  readonly duties = new Counter({
    name: "sonm_node_duty_transactions_total",
    help: "Rewards that this node collected for all masternodes, and claims for its own, by action",
    labelNames: ["action"],
    registers: [this.registry],
  });
  readonly admissions = new Counter({
    name: "sonm_node_admission_transactions_total",
    help: "Machines that this node admitted to reward programs or removed, and programs that it closed, by action",
    labelNames: ["action"],
    registers: [this.registry],
  });
  readonly balances = new Counter({
    name: "sonm_node_balance_transactions_total",
    help: "Points of supply and demand that this node proved on chain, and acts of the controller that it called for, by action",
    labelNames: ["action"],
    registers: [this.registry],
  });
  readonly heartbeats = new Counter({
    name: "sonm_node_heartbeats_total",
    help: "Heartbeats of machines",
    registers: [this.registry],
  });

  /** @param read called at each scrape */
  constructor(read: () => NodeReading) {
    collectDefaultMetrics({ register: this.registry });
    for (const [name, [help, value]] of Object.entries(GAUGES)) {
      new Gauge({
        name: `sonm_node_${name}`,
        help,
        registers: [this.registry],
        collect() {
          this.set(value(read()));
        },
      });
    }
    new Gauge({
      name: "sonm_node_findings",
      help: "What the status page tells to be wrong, by level",
      labelNames: ["level"],
      registers: [this.registry],
      collect() {
        const findings = statusFindings(read());
        for (const level of ["error", "warning"]) {
          this.set({ level }, findings.filter((finding) => finding.level === level).length);
        }
      },
    });
    const tallies: Readonly<Record<string, readonly [help: string, read: Reader]>> = {
      reported: ["Epochs whose report was accepted since the start", ({ epochsReported }) => epochsReported],
      missed: ["Epochs that passed over without a report since the start", ({ epochsMissed }) => epochsMissed],
    };
    for (const [name, [help, value]] of Object.entries(tallies)) {
      new Counter({
        name: `sonm_node_epochs_${name}_total`,
        help,
        registers: [this.registry],
        collect() {
          this.reset();
          this.inc(value(read()));
        },
      });
    }
  }
}

function gasLasts(gas: NodeView["gas"]): number {
  if (gas === undefined || gas.epochLength === 0) return NaN;
  const cost = reportCost(gas);
  return cost === 0n ? Infinity : (Number(gas.balance) / Number(cost)) * gas.epochLength;
}
