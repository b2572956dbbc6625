import { Interface, MaxUint256, ZeroAddress } from "ethers";

import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";

import { commandSender } from "./chain/commandSender.ts";
import type { Connection } from "./chain/Connection.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import { requirePayer } from "./cli/requirePayer.ts";
import { sendSteps, sentLines, type Step } from "./cli/sendSteps.ts";
import type { StakeFlags } from "./cli/verbs/stake.ts";
import { words } from "./cli/words.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { snmText } from "./dao/snmText.ts";
import { dateOf } from "./lib/dateOf.ts";

const snm = new Interface(snmAbi);

type StakeCall = Call<StakeFlags>;

/** Says what one has staked in a masternode: `stake show`. @throws ConfigError with what is wrong */
export const showStake = (call: StakeCall): Promise<Answer> => onMasternode(call, () => Promise.resolve(undefined));

/** Stakes: `stake add <SNM>`. @throws ConfigError with what is wrong, or why the chain refuses */
export async function addStake(call: StakeCall): Promise<Answer> {
  const amount = words.snm(call.words[0]);
  return onMasternode(call, async ({ contracts: { masternodes, market } }, owner) => {
    const to = await masternodes.getAddress();
    const approve = snm.encodeFunctionData("approve", [to, amount]);
    const data = masternodes.interface.encodeFunctionData("delegate", [owner, amount]);
    return [
      { what: `let the masternodes take ${snmText(amount)} of the wallet`, to: await market.token(), data: approve },
      { what: `stake ${snmText(amount)} in the masternode of ${owner}, which can be slashed`, to, data },
    ];
  });
}

/** Begins to unbond: `stake leave <SNM or all>`. @throws ConfigError as `addStake` does */
export async function leaveStake(call: StakeCall): Promise<Answer> {
  const amount = words.snmOrAll(call.words[0]);
  return onMasternode(call, async ({ contracts: { masternodes } }, owner) => [
    {
      what: `begin to unbond ${amount === undefined ? "all" : snmText(amount)} of the masternode of ${owner}`,
      to: await masternodes.getAddress(),
      data: masternodes.interface.encodeFunctionData("undelegate", [owner, amount ?? MaxUint256]),
    },
  ]);
}

/** Takes what has finished unbonding: `stake withdraw`. @throws ConfigError as `addStake` does */
export const withdrawStake = (call: StakeCall): Promise<Answer> =>
  onMasternode(call, async ({ contracts: { masternodes } }, owner, account) => [
    {
      what: `withdraw what has finished unbonding to ${account}`,
      to: await masternodes.getAddress(),
      data: masternodes.interface.encodeFunctionData("withdrawFrom", [owner, account]),
    },
  ]);

/** Stakes what has finished unbonding in another masternode: `stake move <owner>`. @throws ConfigError as `addStake` does */
export async function moveStake(call: StakeCall): Promise<Answer> {
  const next = words.address(call.words[0], "a masternode's owner");
  return onMasternode(
    call,
    async ({ contracts: { masternodes } }, owner) => [
      {
        what: `stake what has finished unbonding of the masternode of ${owner} in that of ${next}`,
        to: await masternodes.getAddress(),
        data: masternodes.interface.encodeFunctionData("redelegate", [owner, next]),
      },
    ],
    next,
  );
}

/** Takes a seat for one's own masternode: `stake activate`. @throws ConfigError as `addStake` does */
export const activateStake = (call: StakeCall): Promise<Answer> =>
  onOwnSeat(call, "activate", "take a seat for the masternode");

/** Gives the seat of one's own masternode up: `stake retire`. @throws ConfigError as `addStake` does */
export const retireStake = (call: StakeCall): Promise<Answer> =>
  onOwnSeat(call, "retire", "give the masternode's seat up; its stake stays");

const onOwnSeat = (call: StakeCall, method: "activate" | "retire", what: string): Promise<Answer> =>
  onMasternode(call, async ({ contracts: { masternodes } }, owner, account) => {
    if (owner.toLowerCase() !== account.toLowerCase()) {
      throw new ConfigError([`Only ${owner} itself can do this with its masternode's seat. Use its key.`]);
    }
    const { to, data } = await masternodes[method].populateTransaction();
    return [{ what, to, data }];
  });

type Task = (connection: Connection, owner: string, account: string) => Promise<[Step, ...Step[]] | undefined>;

/** Makes what a task wants to be made, and says how the stake stands then. @param shown masternode of which it is said, if it is another */
function onMasternode(call: StakeCall, task: Task, shown?: string): Promise<Answer> {
  const { flags, terminal } = call;
  const wallet = requirePayer(call, "whoever stakes");
  return onChain(flags, async (connection) => {
    const owner = flags.masternode ?? wallet.address;
    const { signer } = await connection.contracts.masternodes.masternode(owner);
    if (signer === ZeroAddress) throw new ConfigError([`${owner} owns no masternode. Name one by --masternode.`]);
    const steps = await task(connection, owner, wallet.address);
    const sender = commandSender("stake", wallet, connection, flags["max-fee-gwei"]);
    const sent = steps === undefined ? [] : await sendSteps(terminal, connection, sender, steps);
    const data = await stakeOf(connection, shown ?? owner, wallet.address);
    return { lines: [...sentLines(sent), ...linesOf(data)], data: { ...data, sent } };
  });
}

async function stakeOf({ contracts: { masternodes } }: Connection, owner: string, account: string) {
  const [{ stake }, parts, votes, node] = await Promise.all([
    masternodes.stakeOf(owner, account),
    masternodes.unbondingsOf(owner, account),
    masternodes.getVotes(account),
    masternodes.masternode(owner),
  ]);
  return {
    masternode: owner,
    account,
    stake,
    unbonding: parts.map(({ amount, releaseAt }) => ({ amount, releasedAt: Number(releaseAt) })),
    votes,
    pool: node.stake,
    active: node.active,
    jailedUntil: node.jailedUntil === 0n ? null : Number(node.jailedUntil),
  };
}

function linesOf(found: Awaited<ReturnType<typeof stakeOf>>): string[] {
  const { masternode, account, stake, unbonding, votes, pool, active, jailedUntil } = found;
  const state = active ? "It has a seat" : "It has no seat";
  const jail = jailedUntil === null ? "" : `, and is in jail until ${dateOf(jailedUntil)}`;
  return [
    `${account} has ${snmText(stake)} of the ${snmText(pool)} in the masternode of ${masternode}. ${state}${jail}.`,
    ...unbonding.map(({ amount, releasedAt }) => `On the way out: ${snmText(amount)}, free on ${dateOf(releasedAt)}.`),
    `Its votes by stake: ${snmText(votes)}.`,
  ];
}
