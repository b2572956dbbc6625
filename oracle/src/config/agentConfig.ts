import { z } from "zod";

import { MAX_DEAL_DURATION, MAX_ORDER_VALIDITY } from "@sonm/protocol/generated/constants.ts";

import {
  addressSetting,
  commonSettings,
  localCommonSettings,
  positive,
  positiveInt,
  snmSetting,
  urlSetting,
} from "./commonSettings.ts";
import { loadConfig, type ConfigSources } from "./loadConfig.ts";
import { SNM_AMOUNT } from "./snmAmount.ts";

const schema = z.strictObject({
  ...commonSettings,
  /** Addresses of nodes by signer, instead of those on chain. */
  nodes: z.record(addressSetting, urlSetting).default({}),
  /** Who is paid for this machine's deals; the worker itself where unset. */
  master: addressSetting.optional(),
  /** Makes the worker's key in `dataDir` at the first start, where no key is set. */
  newKey: z.boolean("must be true or false").default(false),
  /** Encrypted key file of the master, for a master that confirms the worker from here, and its password file. */
  masterKeystoreFile: z.string().optional(),
  masterPasswordFile: z.string().optional(),
  /** USD per hour. */
  pricePerHour: z
    .string('must be a decimal number in quotes, such as "0.05"')
    .regex(/^\d+(\.\d{1,18})?$/, "must be a decimal number of USD, such as 0.05"),
  /**
   * SNM behind each deal, out of which its buyer is refunded for downtime. They are taken from the worker's ledger
   * balance; while that holds less, asks carry no bond. They return three days after the deal.
   */
  bond: z
    .string('must be a decimal number in quotes, such as "100"')
    .regex(SNM_AMOUNT, "must be a decimal number of SNM, such as 100")
    .default("0"),
  /** Longest deal in seconds; 0 sells by the second only (spot). */
  maxDurationSeconds: z
    .int()
    .min(0)
    .max(Number(MAX_DEAL_DURATION))
    .default(7 * 86_400),
  /** Seconds for which an ask is good. */
  askValiditySeconds: positiveInt.max(Number(MAX_ORDER_VALIDITY)).default(7 * 86_400),
  /** Percent by which measured benchmarks are offered below what was attested. */
  safetyMarginPercent: z.number().min(0).max(90, "must be from 0 to 90").default(5),
  /** Bit mask of what the network offers: 1 overlay, 2 outbound, 4 incoming. */
  networkFlags: z.int().min(0).max(7, "must be from 0 to 7").default(2),
  /** Least identity level of a buyer's master. */
  identityLevel: z.int().min(0).max(4, "must be from 0 to 4").default(0),
  /** Text of at most 31 characters that asks carry. */
  tag: z.string().max(31, "must have at most 31 characters").default("sonm-agent"),
  /** How asks are published: by nodes that relay them, which costs nothing, by an event on the chain, or both. */
  publish: z.enum(["relay", "announce", "both"], "must be relay, announce or both").default("both"),
  /**
   * What the agent does of what it chooses: `automatic` all of it, `suggest` keeps its ask on the market and waits with the
   * rest until its owner accepts it (`sonm choice accept`), `manual` waits with everything.
   */
  choice: z.enum(["manual", "suggest", "automatic"], "must be manual, suggest or automatic").default("automatic"),
  /** What asks say: `fixed` the price per hour, `market` as much as the market pays, and at least the price per hour. */
  askPricing: z.enum(["fixed", "market"], "must be fixed or market").default("market"),
  /** Percent by which an ask stays below the cheapest comparable machine. */
  undercutPercent: z.number().min(0).max(50, "must be from 0 to 50").default(1),
  /** Percent by which a bid must pay more than the spot deal that runs, so that it is left. */
  switchPercent: z.int().min(0).max(1_000, "must be from 0 to 1000").default(10),
  /** Buyers that are not served. */
  refusedBuyers: z.array(addressSetting, "must be a list of addresses").default([]),
  /** Codes of the hardware classes that bids may ask for; all where there are none. */
  allowedClasses: z.array(z.string(), "must be a list of codes").default([]),
  /** Percent of the time in which the machine is expected to be offline, which a bond's refunds are reckoned by. */
  offlinePercent: z.number().min(0).max(100, "must be from 0 to 100").default(1),
  /** Whether deals are opened with buyers' bids, relayed or announced. The worker pays the gas. */
  fillBids: z.boolean("must be true or false").default(true),
  /** Seconds that a bid must pay for at least to be worth the gas; a spot bid has no length. */
  minFillSeconds: z.int().nonnegative().default(600),
  /** Seconds between looks at what the nodes relay. */
  relaySeconds: positive.default(30),
  /** Seconds between bills of one deal. */
  billSeconds: positive.default(3_600),
  /** Seconds between looks at what this machine earned in reward programs; it is claimed for its master. */
  rewardSeconds: positive.default(86_400),
  /** SNM that one of the chain's coin is counted as: what is claimed, and what a deal pays, must be worth more than its gas. */
  rewardSnmPerCoin: snmSetting.default(20_000n * 10n ** 18n),
  /** Seconds before an attestation ends at which the machine is attested anew. */
  renewBeforeSeconds: positiveInt.default(5 * 86_400),
  /** Milliseconds that a node has to answer. */
  nodeTimeoutMs: positiveInt.default(20_000),
  /** Milliseconds between looks at what is to be done. */
  tickMs: positiveInt.default(5_000),
  /** Most bytes of memory and of disk that a challenge may take. */
  maxChallengeBytes: positiveInt.default(64 * 1024 ** 3),
});

/** Defaults where `profile` is `local`. */
const local = {
  ...localCommonSettings,
  port: 7201,
  pricePerHour: "0.05",
  askPricing: "fixed",
  minFillSeconds: 0,
  relaySeconds: 2,
  billSeconds: 15,
  rewardSeconds: 600,
  rewardSnmPerCoin: "1",
  nodeTimeoutMs: 10_000,
  tickMs: 500,
};

/** Names of an agent's settings. */
export const AGENT_SETTINGS: readonly string[] = Object.keys(schema.shape);

/** An agent's settings, checked. */
export type AgentConfig = z.output<typeof schema>;

/**
 * Reads an agent's settings from flags, `SONM_AGENT_...` variables and a JSON file.
 *
 * @throws ConfigError
 */
export function loadAgentConfig(sources: ConfigSources): AgentConfig {
  return loadConfig({ prefix: "SONM_AGENT_", schema, profiles: { local } }, sources);
}
