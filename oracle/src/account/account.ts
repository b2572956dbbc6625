import { ZeroAddress } from "ethers";

import type { Connection } from "../chain/Connection.ts";
import type { Answer } from "../cli/Answer.ts";
import { accountOf } from "../cli/accountOf.ts";
import type { Call } from "../cli/Call.ts";
import { contractsAt } from "../cli/contractsAt.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { sendAs, type Acting } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import { words } from "../cli/words.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { UsageError } from "../config/UsageError.ts";
import { snmText } from "../dao/snmText.ts";

/** Says what an account has: `account show`. @throws ConfigError with what is wrong */
export const showAccount = (call: Call<OwnFlags>): Promise<Answer> => {
  const account = accountOf(call);
  return onChain(call.flags, async ({ provider, contracts: { market } }) => {
    const { snm, dividends } = contractsAt(call.flags, provider);
    const [ledger, wallet, coin, locked, votes, payout, isBanned] = await Promise.all([
      market.balanceOf(account),
      snm.balanceOf(account),
      provider.getBalance(account),
      dividends.lockedOf(account),
      snm.getVotes(account),
      payoutOf(market, account),
      market.isBanned(account),
    ]);
    return {
      lines: [
        `${account} has ${snmText(ledger)} in the market and ${snmText(wallet)} in its wallet.`,
        `Locked for dividends: ${snmText(locked)}. Votes of its wallet: ${snmText(votes)}.`,
        ...payoutLines(payout),
        ...(isBanned ? ["The DAO has banned it from new deals."] : []),
      ],
      data: { account, ledger, wallet, coin, locked, votes, payout, isBanned },
    };
  });
};

/**
 * Has the balance paid to a target from a threshold on, or no more: `account payout <address or none> [<SNM>]`.
 *
 * @throws ConfigError as `deposit` does
 */
export async function setPayout(call: Call<OwnFlags>): Promise<Answer> {
  const [word, least] = call.words;
  const target = word === "none" ? ZeroAddress : words.address(word, "who gets it");
  if (word === "none" && least !== undefined) throw new UsageError(["Without a target there is no threshold."]);
  const threshold = word === "none" ? 0n : words.snm(least);
  return sendAs(call, "the account", async ({ contracts: { market }, account }) => {
    const what =
      word === "none"
        ? "keep its balance in the market"
        : `have its balance paid to ${target} from ${snmText(threshold)} on`;
    return {
      steps: [await stepOf(what, market.setPayout, target, threshold)],
      done: async () => {
        const payout = await payoutOf(market, account);
        return { lines: payoutLines(payout, "Its balance stays in the market."), data: { account, payout } };
      },
    };
  });
}

/** Sends a balance to the target that its account chose: `account pay [<address>]`. @throws ConfigError as `deposit` does */
export const payOut = (call: Call<OwnFlags>): Promise<Answer> => {
  const account = accountOf(call);
  return sendAs(call, "whoever pays", async (acting) => ({
    steps: [await stepOf(`have the balance of ${account} paid out`, acting.contracts.market.payout, account)],
    done: stand({ ...acting, account }),
  }));
};

async function payoutOf(market: Connection["contracts"]["market"], account: string) {
  const [target, threshold] = await market.payoutOf(account);
  return BigInt(target) === 0n ? null : { target, threshold };
}

const payoutLines = (payout: Awaited<ReturnType<typeof payoutOf>>, none?: string): string[] =>
  payout === null
    ? none === undefined
      ? []
      : [none]
    : [`Its balance is paid to ${payout.target} from ${snmText(payout.threshold)} on.`];

const stand =
  ({ contracts: { market, snm }, account }: Acting) =>
  async () => {
    const [ledger, wallet] = await Promise.all([market.balanceOf(account), snm.balanceOf(account)]);
    const lines = [`${account} has ${snmText(ledger)} in the market now, and ${snmText(wallet)} in its wallet.`];
    return { lines, data: { account, ledger, wallet } };
  };

/** Puts SNM into the market: `account deposit <SNM>`. @throws ConfigError with what is wrong, or why the chain refuses */
export async function deposit(call: Call<OwnFlags>): Promise<Answer> {
  const amount = words.snm(call.words[0]);
  return sendAs(call, "the account", async (acting) => {
    const { snm, market } = acting.contracts;
    const method = snm["transferAndCall(address,uint256)"];
    const step = await stepOf(`deposit ${snmText(amount)} in the market`, method, await market.getAddress(), amount);
    return { steps: [step], done: stand(acting) };
  });
}

/** Takes SNM out of the market: `account withdraw <SNM or all> [<to>]`. @throws ConfigError as `deposit` does */
export async function withdraw(call: Call<OwnFlags>): Promise<Answer> {
  const wanted = words.snmOrAll(call.words[0]);
  return sendAs(call, "the account", async (acting) => {
    const { account, contracts } = acting;
    const to = call.words[1] === undefined ? account : words.address(call.words[1], "who gets it");
    const amount = wanted ?? (await contracts.market.balanceOf(account));
    if (amount === 0n)
      throw new ConfigError([`${account} has nothing in the market. What deals hold returns when they close.`]);
    const step = await stepOf(`withdraw ${snmText(amount)} to ${to}`, contracts.market.withdrawTo, to, amount);
    return { steps: [step], done: stand(acting) };
  });
}
