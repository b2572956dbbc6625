import type { Answer } from "../cli/Answer.ts";
import { accountOf } from "../cli/accountOf.ts";
import type { Call } from "../cli/Call.ts";
import { contractsAt, type AccountContracts } from "../cli/contractsAt.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { sendAs } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import { words } from "../cli/words.ts";
import { snmText } from "../dao/snmText.ts";

async function standing({ dividends, snm }: AccountContracts, account: string) {
  const [locked, earned, totalLocked, wallet] = await Promise.all([
    dividends.lockedOf(account),
    dividends.earned(account),
    dividends.totalLocked(),
    snm.balanceOf(account),
  ]);
  return {
    lines: [
      `${account} has locked ${snmText(locked)} of ${snmText(totalLocked)}, has earned ${snmText(earned)} that it can claim, ` +
        `and has ${snmText(wallet)} in its wallet.`,
    ],
    data: { account, locked, earned, totalLocked, wallet },
  };
}

/** Says what is locked and earned: `dividends show`. @throws ConfigError with what is wrong */
export const showDividends = (call: Call<OwnFlags>): Promise<Answer> => {
  const account = accountOf(call);
  return onChain(call.flags, ({ provider }) => standing(contractsAt(call.flags, provider), account));
};

/** Swaps original tokens: `swap <SNM>`. @throws ConfigError with what is wrong, or why the chain refuses */
export async function swapTokens(call: Call<OwnFlags>): Promise<Answer> {
  const amount = words.snm(call.words[0]);
  return sendAs(call, "the holder", async ({ connection, contracts, account }) => {
    const { swap, snm } = contracts;
    // The original token is an ERC-20 too: it takes the same call.
    const legacy = snm.attach(await swap.legacy()) as typeof snm;
    const approve = legacy.connect(connection.provider).approve;
    return {
      steps: [
        await stepOf(
          `let the swap take ${snmText(amount).replace(/ SNM$/, "")} original tokens`,
          approve,
          await swap.getAddress(),
          amount,
        ),
        await stepOf(`swap them for ${snmText(amount)}`, swap.swap, amount),
      ],
      done: async () => {
        const wallet = await snm.balanceOf(account);
        return { lines: [`${account} has ${snmText(wallet)} in its wallet now.`], data: { account, wallet } };
      },
    };
  });
}

/** Locks SNM: `lock <SNM>`. @throws ConfigError as `swapTokens` does */
export async function lockSnm(call: Call<OwnFlags>): Promise<Answer> {
  const amount = words.snm(call.words[0]);
  return sendAs(call, "the holder", async ({ contracts, account }) => {
    const { dividends, snm } = contracts;
    const to = await dividends.getAddress();
    return {
      steps: [
        await stepOf(`let the dividends take ${snmText(amount)} of the wallet`, snm.approve, to, amount),
        await stepOf(`lock ${snmText(amount)}`, dividends.lock, amount),
      ],
      done: () => standing(contracts, account),
    };
  });
}

/** Takes SNM out: `unlock <SNM or all>`. @throws ConfigError as `swapTokens` does */
export async function unlockSnm(call: Call<OwnFlags>): Promise<Answer> {
  const wanted = words.snmOrAll(call.words[0]);
  return sendAs(call, "the holder", async ({ contracts, account }) => {
    const { dividends } = contracts;
    const amount = wanted ?? (await dividends.lockedOf(account));
    return {
      steps: [await stepOf(`take ${snmText(amount)} out`, dividends.unlock, amount, account)],
      done: () => standing(contracts, account),
    };
  });
}

/** Has what was earned paid: `dividends claim`. @throws ConfigError as `swapTokens` does */
export const claimDividends = (call: Call<OwnFlags>): Promise<Answer> =>
  sendAs(call, "the holder", async ({ contracts, account }) => {
    const { dividends } = contracts;
    const calls = [
      dividends.interface.encodeFunctionData("pull"),
      dividends.interface.encodeFunctionData("claim", [account]),
    ];
    return {
      steps: [await stepOf("bring the fees in and claim what was earned", dividends.multicall, calls)],
      done: () => standing(contracts, account),
    };
  });
