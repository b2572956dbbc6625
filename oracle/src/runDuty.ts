import type { DutyAnswer } from "@sonm/protocol/duty.ts";
import { formatEther } from "ethers";
import { z } from "zod";

import { connect, type Connection } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import { commandSender } from "./chain/commandSender.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting, urlSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { PAYER_OPTIONS, payerFlags, payerOf } from "./config/payerFlags.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import { findDuty } from "./duties/findDuty.ts";
import { noAnswer, type Answered } from "./http/askInTurn.ts";
import type { Hex } from "./lib/Hex.ts";
import { lowerHex } from "./lib/lowerHex.ts";
import { claimCall } from "./node/duty/claimCall.ts";

const HOW =
  "Use: duty show, duty collect, or duty claim [--owner <address of a masternode's owner>] [--node <url of a node>], the last " +
  "two with the key of whoever pays the gas (SONM_OWNER_KEY, or --keystore-file and --password-file), whose masternode it is " +
  `where no owner is named [--max-fee-gwei <number>] ${CHAIN_HOW}.`;

const OPTIONS = {
  ...CHAIN_OPTIONS,
  owner: { type: "string" },
  node: { type: "string" },
  ...PAYER_OPTIONS,
} as const;

const flagsSchema = z.strictObject({
  ...chainFlags,
  owner: addressSetting.optional(),
  node: urlSetting.optional(),
  ...payerFlags,
});

const ACTIONS = ["show", "collect", "claim"];

/**
 * What masternodes earn: `duty show` says what one has earned and what waits, `duty collect` fetches fees and subsidy for all of
 * them, `duty claim` gives one what a report proves. Anybody may do each.
 *
 * @throws ConfigError with what is wrong with the words, the flags, the key or the chain, or why no node proves anything
 * @throws ChainError where the chain refuses
 */
export async function runDuty({ argv, environment }: ConfigSources): Promise<void> {
  const [action = "", ...rest] = argv;
  if (!ACTIONS.includes(action)) throw new ConfigError([HOW]);
  const flags = readVerbFlags(flagsSchema, OPTIONS, rest, HOW);
  const wallet = payerOf("owner", flags, environment);
  const owner = flags.owner ?? (wallet === undefined ? undefined : lowerHex(wallet.address));
  if (owner === undefined) throw new ConfigError(["Whose duty? Name an owner, or give its key.", HOW]);
  if (action !== "show" && wallet === undefined) throw new ConfigError(["The key of whoever pays is missing.", HOW]);
  const connection = await connect(chainOf(flags));
  try {
    const urls = flags.node === undefined ? await nodeUrlsOf(connection) : [flags.node.replace(/\/+$/, "")];
    const found = await findDuty(urls, owner, connection.contracts);
    if (action !== "show" && wallet !== undefined) {
      const call = await callOf(action, owner, found, connection);
      await commandSender("duty", wallet, connection, flags["max-fee-gwei"]).send(`${action} duty`, call);
    }
    console.log(JSON.stringify(await dutyOf(owner, found, connection)));
  } finally {
    connection.provider.destroy();
  }
}

async function callOf(
  action: string,
  owner: Hex,
  { answer, problems }: Answered<DutyAnswer>,
  { contracts }: Connection,
) {
  const { duty } = contracts;
  if (action === "collect") {
    return { to: await duty.getAddress(), data: duty.interface.encodeFunctionData("collectRewards") };
  }
  if (answer !== undefined) return claimCall(duty, owner, answer);
  throw noAnswer(problems);
}

async function dutyOf(
  owner: Hex,
  { answer, problems }: Answered<DutyAnswer>,
  { contracts }: Connection,
): Promise<object> {
  const { duty } = contracts;
  const [[claimed, , owed], [fees, subsidy], runway] = await Promise.all([
    duty.dutyOf(owner),
    duty.collectRewards.staticCall(),
    duty.runway(),
  ]);
  const proved = BigInt(answer?.earned ?? 0);
  const earned = proved > claimed ? proved : claimed;
  return {
    owner,
    earned: formatEther(earned),
    asOf: answer === undefined ? null : new Date(answer.asOf * 1_000).toISOString(),
    claimed: formatEther(claimed),
    claimable: formatEther(earned - claimed),
    commission: formatEther(owed),
    toCollect: { fees: formatEther(fees), subsidy: formatEther(subsidy) },
    subsidyLastsSeconds: Number(runway),
    ...(answer === undefined ? { problems } : {}),
  };
}
