import { percentText } from "@sonm/protocol/percentText.ts";
import { parseDecimal, PERCENT_DIGITS } from "@sonm/protocol/proposals/numberText.ts";

import type { Connection } from "../chain/Connection.ts";
import type { Answer } from "../cli/Answer.ts";
import { accountOf } from "../cli/accountOf.ts";
import type { Call } from "../cli/Call.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { sendAs } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import { words } from "../cli/words.ts";
import { UsageError } from "../config/UsageError.ts";
import { dateOf } from "../lib/dateOf.ts";

async function standing({ duty }: Connection["contracts"], owner: string) {
  const [{ commission, next, startsAt }, payout] = await Promise.all([duty.commissionOf(owner), duty.payoutOf(owner)]);
  const changes = startsAt > 0n && next !== commission;
  const change = changes ? ` ${percentText(next)} starts on ${dateOf(Number(startsAt))}.` : "";
  return {
    lines: [
      `The owner ${owner} keeps ${percentText(commission)} of its masternode's rewards.${change} They are paid to ${payout}.`,
    ],
    data: {
      owner,
      commission: Number(commission),
      next: Number(next),
      startsAt: changes ? Number(startsAt) : null,
      payout,
    },
  };
}

/** Says what the commission of a masternode is: `commission show`. @throws ConfigError with what is wrong */
export const showCommission = (call: Call<OwnFlags>): Promise<Answer> => {
  const owner = accountOf(call);
  return onChain(call.flags, ({ contracts }) => standing(contracts, owner));
};

/** Announces another one: `commission change <percent>`. @throws ConfigError with what is wrong, or why the chain refuses */
export async function announceCommission(call: Call<OwnFlags>): Promise<Answer> {
  const [word = ""] = call.words;
  const wanted = parseDecimal(word.replace(/%$/, ""), PERCENT_DIGITS);
  if (wanted === undefined) throw new UsageError([`"${word}" is no percentage, such as 7.5.`]);
  return sendAs(call, "the owner", async ({ contracts, account }) => {
    const what = `announce a commission of ${percentText(wanted)}`;
    return {
      steps: [await stepOf(what, contracts.duty.announceCommission, wanted)],
      done: () => standing(contracts, account),
    };
  });
}

/** Names the address that commissions are paid to: `commission payout <address>`. @throws ConfigError as `announceCommission` does */
export async function changePayout(call: Call<OwnFlags>): Promise<Answer> {
  const payout = words.address(call.words[0], "who gets commissions");
  return sendAs(call, "the owner", async ({ contracts, account }) => ({
    steps: [await stepOf(`have commissions paid to ${payout}`, contracts.duty.changePayout, payout)],
    done: () => standing(contracts, account),
  }));
}

/** Has the commission that waits paid: `commission pay`. @throws ConfigError as `announceCommission` does */
export const payCommission = (call: Call<OwnFlags>): Promise<Answer> => {
  const owner = accountOf(call);
  return sendAs(call, "whoever pays", async ({ contracts }) => ({
    steps: [await stepOf(`have the commission of ${owner} paid`, contracts.duty.payCommission, owner)],
    done: () => standing(contracts, owner),
  }));
};
