import { z } from "zod";

import { LONGEST_HEARTBEAT } from "../node/uptime/drawHeartbeat.ts";
import { rateSourceSchema } from "../node/rate/RateSource.ts";
import {
  addressSetting,
  commonSettings,
  localCommonSettings,
  positive,
  positiveInt,
  snmSetting,
  urlSetting,
} from "./commonSettings.ts";
import { ConfigError } from "./ConfigError.ts";
import { loadConfig, type ConfigSources } from "./loadConfig.ts";

/** Heartbeats, of the longest that are drawn, that may get lost before a machine counts as offline, at least. */
const HEARTBEATS_TOLERATED = 3;

const MIB = 1024 * 1024;

const schema = z.strictObject({
  ...commonSettings,
  /** Makes the signer's key in `dataDir` at the first start, where no key is set. */
  newKey: z.boolean("must be true or false").default(false),
  /** Account that is to register this node's key: the key proves to it, and to nobody else, that it signs for it. */
  owner: addressSetting.optional(),
  /** Where the others reach this node, as it is to be registered; where it listens, unless set. */
  endpoint: urlSetting.optional(),
  /** Encrypted file of the key that takes the signer's place, and the file with its password. */
  nextKeystoreFile: z.string().optional(),
  nextPasswordFile: z.string().optional(),
  /** Addresses of other nodes by signer, instead of those on chain. */
  peers: z.record(addressSetting, urlSetting).default({}),
  rateSources: z.array(rateSourceSchema).min(1, "must name at least one price source"),
  /** Seconds between looks at the price sources. */
  ratePollSeconds: positive.default(60),
  /** Seconds for which a price is good. */
  rateMaxAgeSeconds: positive.default(600),
  /** Part of an epoch that a leader has before the next one may lead. */
  leaderTimeoutFraction: z.number().min(0.05, "must be from 0.05 to 1").max(1, "must be from 0.05 to 1").default(0.2),
  /** Milliseconds that peers have to answer. */
  peerTimeoutMs: positiveInt.default(10_000),
  /** Milliseconds to wait for further signatures once there are enough. */
  signatureGraceMs: z.int().nonnegative().default(1_000),
  /** Milliseconds for which a CPU challenge runs. */
  cpuSpanMs: positiveInt.default(10_000),
  /** CPU events that are recomputed. */
  cpuSamples: positiveInt.default(8),
  /** Most bytes of memory that a machine fills; at most half of what it claims. */
  memoryBytes: positiveInt.default(64 * 1024 * MIB),
  /** How many times what a machine filled is attested as its memory, at most. */
  memoryFactor: positive.default(2),
  /** How often a machine goes through its memory while filling it. */
  memoryPasses: z.int().min(2, "must be at least 2").max(1_024, "must be at most 1024").default(12),
  /** Bytes that a machine writes to its disk. */
  diskBytes: positiveInt.default(2 * 1024 * MIB),
  /** How many times what a machine wrote is attested as its disk, at most. */
  diskFactor: positive.default(128),
  /** Most bytes sent to measure the network, each way. */
  networkMaxBytes: positiveInt.default(256 * MIB),
  /** Milliseconds that a transfer should last to be a measurement. */
  networkSpanMs: positiveInt.default(2_000),
  /** Part of the memory that a graphics card claims which is filled. */
  gpuFraction: positive.max(1, "must be at most 1").default(0.9),
  /** How often a graphics card goes through its memory: so often that the fastest one takes several seconds. */
  gpuPasses: z.int().min(2, "must be at least 2").max(1_024, "must be at most 1024").default(128),
  /** Milliseconds that filling memory, also of graphics cards, should take at least: what is quicker gets more passes. */
  keepSpanMs: positiveInt.default(5_000),
  /** Milliseconds that reading it may take, the way to the machine and back included. */
  keepReadMs: positiveInt.default(2_000),
  /** Milliseconds that a machine has for a step beyond what the step takes. */
  answerGraceMs: positiveInt.default(20_000),
  /** Seconds, on average, after which a machine is measured again. */
  remeasureSeconds: positive.default(7 * 86_400),
  /** Seconds after which a measurement that failed is tried again. */
  retrySeconds: positive.default(300),
  /** Seconds without a word from a machine after which it is left out of reports. */
  goneAfterSeconds: positive.default(86_400),
  /** Machines that this node measures at most. */
  maxWorkers: positiveInt.default(10_000),
  /** Masters whose machines this node measures at one time: all of a master in the same slot. */
  maxRounds: positiveInt.default(4),
  /** Machines of one master that this node measures at one time; of more, some are drawn each time. */
  slotMachines: positiveInt.default(64),
  /** Milliseconds after which an agent should report again, on average: each time is drawn at random. */
  heartbeatMs: positiveInt.default(30_000),
  /** Seconds for which a machine may be silent and still counts as online: several heartbeats. */
  toleratedSilenceSeconds: positive.default(120),
  /** Seconds before its beginning at which a maintenance window must be announced. */
  maintenanceNoticeSeconds: positive.default(86_400),
  /** Longest maintenance window in seconds, and most windows of one machine in 30 days. */
  maintenanceMaxSeconds: positive.default(86_400),
  maintenanceMaxWindows: positiveInt.max(64, "must be at most 64").default(4),
  /** Newest reports that are kept with their leaf data. */
  keepReports: positiveInt.default(1_000),
  /** Orders that the relay keeps at most, of all authors and of one. */
  relayOrders: positiveInt.default(20_000),
  relayOrdersPerAuthor: positiveInt.default(50),
  /** SNM that stands behind an order at least, however small the order. */
  relayMinBalance: snmSetting.default(10n ** 16n),
  /** Posts of orders that one network address may make in a minute. */
  relayPostsPerMinute: positiveInt.default(60),
  /** Seconds between looks at orders of which no event tells, and between catching up with other nodes. */
  relayRecheckSeconds: positive.default(60),
  /** Seconds after which an order goes that nothing stands behind any more. */
  relayUncoveredSeconds: positive.default(3_600),
  /** Seconds after which this node claims what its masternode earned, and in its turn collects rewards for all. */
  dutySeconds: positive.default(86_400),
  /** SNM that one of the chain's coin is counted as: what is collected or claimed must be worth more than its gas. */
  dutySnmPerCoin: snmSetting.default(20_000n * 10n ** 18n),
  /** Seconds after which the next node, in its turn, admits machines to reward programs and removes what fails. */
  admissionSeconds: positive.default(600),
  /** Transactions about reward programs that this node tries at most when it is its turn. */
  admissionsPerRound: positiveInt.default(20),
  /** Addresses of proxies in front of this node, whose word on who calls is taken, such as "127.0.0.1". */
  trustedProxies: z.array(z.string()).default([]),
});

/** Defaults where `profile` is `local`: short times, small challenges. */
const local = {
  ...localCommonSettings,
  port: 7101,
  ratePollSeconds: 2,
  rateMaxAgeSeconds: 60,
  leaderTimeoutFraction: 0.25,
  peerTimeoutMs: 1_500,
  signatureGraceMs: 150,
  cpuSpanMs: 500,
  cpuSamples: 4,
  memoryBytes: 32 * MIB,
  memoryFactor: 1_000_000,
  memoryPasses: 2,
  diskBytes: 16 * MIB,
  diskFactor: 1_000_000,
  networkMaxBytes: 32 * MIB,
  networkSpanMs: 150,
  gpuFraction: 0.1,
  gpuPasses: 32,
  keepSpanMs: 1,
  answerGraceMs: 8_000,
  remeasureSeconds: 6 * 3_600,
  retrySeconds: 2,
  goneAfterSeconds: 3_600,
  heartbeatMs: 1_000,
  toleratedSilenceSeconds: 6,
  maintenanceNoticeSeconds: 5,
  maintenanceMaxSeconds: 3_600,
  maintenanceMaxWindows: 64,
  relayPostsPerMinute: 600,
  relayRecheckSeconds: 5,
  relayUncoveredSeconds: 60,
  dutySeconds: 30,
  dutySnmPerCoin: "1",
  admissionSeconds: 5,
};

/** Names of a node's settings. */
export const NODE_SETTINGS: readonly string[] = Object.keys(schema.shape);

/** A node's settings, checked. */
export type NodeConfig = z.output<typeof schema>;

/**
 * Reads a node's settings from flags, `SONM_NODE_...` variables and a JSON file.
 *
 * @throws ConfigError
 */
export function loadNodeConfig(sources: ConfigSources): NodeConfig {
  const config = loadConfig({ prefix: "SONM_NODE_", schema, profiles: { local } }, sources);
  const least = (HEARTBEATS_TOLERATED * LONGEST_HEARTBEAT * config.heartbeatMs) / 1_000;
  if (config.toleratedSilenceSeconds >= least) return config;
  throw new ConfigError([
    `toleratedSilenceSeconds must be at least ${least}, ${HEARTBEATS_TOLERATED} heartbeats at their longest: ` +
      "else machines count as offline between two heartbeats.",
  ]);
}
