import { formatEther, Interface, MaxUint256, ZeroAddress, type Wallet } from "ethers";
import { z } from "zod";

import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";

import { connect, type Connection } from "./chain/Connection.ts";
import { commandSender } from "./chain/commandSender.ts";
import type { TransactionSender } from "./chain/TransactionSender.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { PAYER_OPTIONS, payerFlags, payerOf } from "./config/payerFlags.ts";
import { readSnm } from "./config/readSnm.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";

const HOW =
  "Use: stake show, stake add <SNM>, stake leave <SNM or all>, stake withdraw, or stake activate, with the key of whoever stakes " +
  "(SONM_OWNER_KEY, or --keystore-file and --password-file) [--masternode <address of its owner; without it, one's own>] " +
  `[--max-fee-gwei <number>] ${CHAIN_HOW}.`;

const OPTIONS = {
  ...CHAIN_OPTIONS,
  masternode: { type: "string" },
  ...PAYER_OPTIONS,
} as const;

const flagsSchema = z.strictObject({
  ...chainFlags,
  masternode: addressSetting.optional(),
  ...payerFlags,
});

const snm = new Interface(snmAbi);

/**
 * Stake in a masternode, one's own or another's: `stake show`, `stake add <SNM>`, `stake leave <SNM or all>` begins to unbond,
 * `stake withdraw` takes what has finished, `stake activate` takes a seat for one's own masternode, after a jail for instance.
 *
 * @throws ConfigError with what is wrong with the words, the flags, the key or the chain
 * @throws ChainError where the chain refuses
 */
export async function runStake({ argv, environment }: ConfigSources): Promise<void> {
  const { action, amount, rest } = readWords(argv);
  const flags = readVerbFlags(flagsSchema, OPTIONS, rest, HOW);
  const wallet = payerOf("staker", flags, environment);
  if (wallet === undefined) throw new ConfigError(["The key of whoever stakes is missing.", HOW]);
  const connection = await connect(chainOf(flags));
  try {
    const owner = flags.masternode ?? wallet.address;
    const { signer } = await connection.contracts.masternodes.masternode(owner);
    if (signer === ZeroAddress) throw new ConfigError([`${owner} owns no masternode. Name one by --masternode.`]);
    const sender = commandSender("stake", wallet, connection, flags["max-fee-gwei"]);
    if (action === "add") await add(connection, sender, owner, amount);
    else if (action === "activate") await activate(connection, sender, owner);
    else if (action !== "show") await leave(connection, sender, owner, action === "leave" ? amount : undefined, wallet);
    console.log(JSON.stringify(await stakeOf(connection, owner, wallet.address)));
  } finally {
    connection.provider.destroy();
  }
}

function readWords([action = "", word = "", ...others]: readonly string[]): {
  readonly action: string;
  readonly amount: bigint;
  readonly rest: readonly string[];
} {
  if (action === "show" || action === "withdraw" || action === "activate") {
    return { action, amount: 0n, rest: word === "" ? [] : [word, ...others] };
  }
  if (action === "leave" && word === "all") return { action, amount: MaxUint256, rest: others };
  const amount = readSnm(word);
  if ((action !== "add" && action !== "leave") || amount === undefined) throw new ConfigError([HOW]);
  return { action, amount, rest: others };
}

async function add(
  { contracts: { masternodes, market } }: Connection,
  sender: TransactionSender,
  owner: string,
  amount: bigint,
): Promise<void> {
  const to = await masternodes.getAddress();
  const approve = snm.encodeFunctionData("approve", [to, amount]);
  await sender.send("approve the stake", { to: await market.token(), data: approve });
  const data = masternodes.interface.encodeFunctionData("delegate", [owner, amount]);
  await sender.send("stake", { to, data });
}

async function activate({ contracts: { masternodes } }: Connection, sender: TransactionSender, owner: string) {
  if (owner.toLowerCase() !== sender.address.toLowerCase()) {
    throw new ConfigError([`Only ${owner} itself can take a seat for its masternode. Use its key.`]);
  }
  const data = masternodes.interface.encodeFunctionData("activate");
  await sender.send("take a seat", { to: await masternodes.getAddress(), data });
}

/** @param amount that begins to unbond; undefined to withdraw what has finished */
async function leave(
  { contracts: { masternodes } }: Connection,
  sender: TransactionSender,
  owner: string,
  amount: bigint | undefined,
  { address }: Wallet,
): Promise<void> {
  const abi = masternodes.interface;
  const data =
    amount === undefined
      ? abi.encodeFunctionData("withdrawFrom", [owner, address])
      : abi.encodeFunctionData("undelegate", [owner, amount]);
  await sender.send(amount === undefined ? "withdraw" : "unbond", { to: await masternodes.getAddress(), data });
}

async function stakeOf({ contracts: { masternodes } }: Connection, owner: string, account: string): Promise<object> {
  const [{ stake }, parts, votes, node] = await Promise.all([
    masternodes.stakeOf(owner, account),
    masternodes.unbondingsOf(owner, account),
    masternodes.getVotes(account),
    masternodes.masternode(owner),
  ]);
  return {
    masternode: owner,
    account,
    stake: formatEther(stake),
    unbonding: parts.map(({ amount, releaseAt }) => ({
      amount: formatEther(amount),
      releasedAt: new Date(Number(releaseAt) * 1_000).toISOString(),
    })),
    votes: formatEther(votes),
    pool: formatEther(node.stake),
    active: node.active,
    jailedUntil: node.jailedUntil === 0n ? null : new Date(Number(node.jailedUntil) * 1_000).toISOString(),
  };
}
