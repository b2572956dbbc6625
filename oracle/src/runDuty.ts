import type { DutyAnswer } from "@sonm/protocol/duty.ts";

import { commandSender } from "./chain/commandSender.ts";
import type { Connection } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import { requirePayer } from "./cli/requirePayer.ts";
import { sendSteps, sentLines, type Step } from "./cli/sendSteps.ts";
import type { DutyFlags } from "./cli/verbs/duty.ts";
import { payerOf } from "./config/payerFlags.ts";
import { UsageError } from "./config/UsageError.ts";
import { snmText } from "./dao/snmText.ts";
import { findDuty } from "./duties/findDuty.ts";
import { noAnswer, type Answered } from "./http/askInTurn.ts";
import { dateOf } from "./lib/dateOf.ts";
import type { Hex } from "./lib/Hex.ts";
import { lowerHex } from "./lib/lowerHex.ts";
import { claimCall } from "./node/duty/claimCall.ts";

type Found = Answered<DutyAnswer>;

/** Says what a masternode has earned and what waits: `duty show`. @throws ConfigError with what is wrong */
export const showDuty = (call: Call<DutyFlags>): Promise<Answer> => onDuty(call, undefined);

/** Fetches fees and subsidy for all masternodes: `duty collect`. @throws ConfigError with what is wrong, or why the chain refuses */
export const collectDuty = (call: Call<DutyFlags>): Promise<Answer> =>
  onDuty(call, async ({ contracts: { duty } }) => {
    const data = duty.interface.encodeFunctionData("collectRewards");
    return { what: "collect fees and subsidy for all masternodes", to: await duty.getAddress(), data };
  });

/** Gives a masternode what a report proves: `duty claim`. @throws ConfigError as `collectDuty` does, or why no node proves anything */
export const claimDuty = (call: Call<DutyFlags>): Promise<Answer> =>
  onDuty(call, async ({ contracts: { duty } }, owner, { answer, problems }) => {
    if (answer === undefined) throw noAnswer(problems);
    return { what: `claim what ${owner} earned`, ...(await claimCall(duty, owner, answer)) };
  });

type Task = (connection: Connection, owner: Hex, found: Found) => Promise<Step>;

function onDuty(call: Call<DutyFlags>, task: Task | undefined): Promise<Answer> {
  const { flags, environment, terminal } = call;
  const wallet = task === undefined ? payerOf("owner", flags, environment) : requirePayer(call, "whoever pays");
  const owner = flags.owner ?? (wallet === undefined ? undefined : lowerHex(wallet.address));
  if (owner === undefined) throw new UsageError(["Whose duty? Name an owner by --owner, or give its key."]);
  return onChain(flags, async (connection) => {
    const urls = await nodeUrlsOf(connection, flags.node);
    const found = await terminal.during("Asking the nodes for proofs", () =>
      findDuty(urls, owner, connection.contracts),
    );
    const step = await task?.(connection, owner, found);
    const sent =
      step === undefined || wallet === undefined
        ? []
        : await sendSteps(terminal, connection, commandSender("duty", wallet, connection, flags["max-fee-gwei"]), [
            step,
          ]);
    const data = await dutyOf(owner, found, connection);
    return { lines: [...sentLines(sent), ...linesOf(data)], data: { ...data, sent } };
  });
}

async function dutyOf(owner: Hex, { answer, problems }: Found, { contracts: { duty } }: Connection) {
  const [[claimed, , owed], [fees, subsidy], runway] = await Promise.all([
    duty.dutyOf(owner),
    duty.collectRewards.staticCall(),
    duty.runway(),
  ]);
  const proved = BigInt(answer?.earned ?? 0);
  const earned = proved > claimed ? proved : claimed;
  return {
    owner,
    earned,
    asOf: answer === undefined ? null : answer.asOf,
    claimed,
    claimable: earned - claimed,
    commission: owed,
    toCollect: { fees, subsidy },
    subsidyLastsSeconds: Number(runway),
    problems: answer === undefined ? problems : [],
  };
}

function linesOf({
  owner,
  earned,
  asOf,
  claimed,
  claimable,
  commission,
  toCollect,
  problems,
}: Awaited<ReturnType<typeof dutyOf>>) {
  const when = asOf === null ? "" : ` as of ${dateOf(asOf)}`;
  return [
    `The masternode of ${owner} has earned ${snmText(earned)}${when}: ${snmText(claimed)} claimed, ${snmText(claimable)} not yet.`,
    `Commission that waits for its owner: ${snmText(commission)}.`,
    `To collect for all: ${snmText(toCollect.fees)} of fees, ${snmText(toCollect.subsidy)} of subsidy.`,
    ...problems.map((problem) => `Not proved: ${problem}`),
  ];
}
