import { percentText } from "../percentText.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

const daoOnly = (say: ErrorWording) => ({
  sentence: "Only the DAO's treasury may change this.",
  remedy: `${say.propose}.`,
});
const DEPLOYER_ONLY = {
  sentence: "Only the deployment itself does this, once.",
  remedy: "Nothing needs to be done.",
};
const GAS_TOO_LOW = {
  sentence: "The transaction has too little gas to bring in the fees.",
  remedy: "Give it 1,300,000 gas; what is not used is not paid.",
};
const AMOUNT_ZERO = { sentence: "The amount is zero.", remedy: "Enter an amount above zero." };

/** How the market's fees are split, and dividends. */
export const feeErrors = (say: ErrorWording) =>
  ({
    SplitterDaoOnly: () => daoOnly(say),
    SplitterDeployerOnly: () => DEPLOYER_ONLY,
    SplitterComplete: (masternodes) => ({
      sentence: `The masternodes are ${say.account(masternodes)}, for good.`,
      remedy: "Nothing needs to be done.",
    }),
    SplitterAddressZero: () => ({ sentence: "The zero address is nobody's.", remedy: "Enter another address." }),
    SplitterRecipientOnly: (caller) => ({
      sentence: `${say.account(caller)} earns no part of the fees by itself.`,
      remedy: "Lock SNM to earn dividends, and claim those.",
    }),
    SplitterSumWrong: (sum) => ({
      sentence: `The shares are ${percentText(sum)} together.`,
      remedy: "Choose shares that are 100% together.",
    }),
    SplitterGasTooLow: () => GAS_TOO_LOW,
    DividendGasTooLow: () => GAS_TOO_LOW,
    DividendAmountZero: () => AMOUNT_ZERO,
    DividendRecipientZero: () => ({
      sentence: "The recipient is the zero address: what goes there is lost.",
      remedy: "Enter the address that shall receive the SNM.",
    }),
    DividendLockedTooLow: (_account, locked, needed) => ({
      sentence: `${say.snm(locked)} SNM are locked; ${say.snm(needed, "up")} SNM were to be unlocked.`,
      remedy: "Choose a smaller amount.",
    }),
    DividendLockedNow: () => ({
      sentence: "SNM were locked in this very second.",
      remedy: "Try again in a moment: they can be unlocked from the next second on.",
    }),
    DividendNothingToClaim: () => ({
      sentence: "No dividends wait to be claimed.",
      remedy: "Bring in the fees that the market holds first, or wait until there are some.",
    }),
  }) satisfies Partial<ErrorSentences>;

/** The team's pool, and the swap of the original token. */
export const genesisErrors = (say: ErrorWording) =>
  ({
    TeamPoolDaoOnly: () => daoOnly(say),
    TeamPoolDeployerOnly: () => DEPLOYER_ONLY,
    TeamPoolMasternodesOnly: () => ({
      sentence: "Only the masternodes' contract collects the subsidy.",
      remedy: "Claim the rewards of your masternode there.",
    }),
    TeamPoolComplete: (masternodes) => ({
      sentence: `The masternodes are ${say.account(masternodes)}, for good.`,
      remedy: "Nothing needs to be done.",
    }),
    TeamPoolProgramsSet: (programs) => ({
      sentence: `The reward programs are run by ${say.account(programs)}, for good.`,
      remedy: "Nothing needs to be done.",
    }),
    TeamPoolProgramsNotSet: () => ({
      sentence: "Nobody runs reward programs yet.",
      remedy: "The DAO names their contract first.",
    }),
    TeamPoolNoContract: (account) => ({
      sentence: `There is no contract at ${say.account(account)}.`,
      remedy: "Enter the address of a contract.",
    }),
    TeamPoolAmountZero: () => AMOUNT_ZERO,
    TeamPoolProgramsTooLow: (left, needed) => ({
      sentence: `${say.snm(left)} SNM are left for reward programs; ${say.snm(needed, "up")} SNM were to be moved.`,
      remedy: "Choose a smaller amount.",
    }),
    TeamPoolProgramsOnly: () => ({
      sentence: "Only the reward programs and the DAO add to the subsidy.",
      remedy: `${say.propose}.`,
    }),
    SwapAmountZero: () => AMOUNT_ZERO,
    SwapRecipientZero: () => ({
      sentence: "The recipient is the zero address: what goes there is lost.",
      remedy: "Enter the address that shall receive the SNM.",
    }),
    SwapBalanceTooLow: (_account, balance, needed) => ({
      sentence: `The wallet holds ${say.snm(balance)} of the original token; ${say.snm(needed, "up")} were to be swapped.`,
      remedy: "Choose a smaller amount. What was swapped before is gone from the wallet.",
    }),
    SwapAllowanceTooLow: (_account, allowance, needed) => ({
      sentence: `The swap may take ${say.snm(allowance)} of the original token; ${say.snm(needed, "up")} are needed.`,
      remedy: "Approve the whole amount first. The original token takes a new approval only after one of zero.",
    }),
    SwapSupplyTooLow: (left, needed) => ({
      sentence: `${say.snm(left)} SNM are left to be swapped; ${say.snm(needed, "up")} SNM were asked for.`,
      remedy: "Choose a smaller amount.",
    }),
    SwapTokenMovedWrongAmount: (expected, received) => ({
      sentence: `The original token moved ${say.snm(received)} where ${say.snm(expected)} were due, so the swap was undone.`,
      remedy: "Check that these are the right contracts.",
    }),
  }) satisfies Partial<ErrorSentences>;
