import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

const DAO_ONLY = {
  sentence: "Only the DAO's treasury may change this.",
  remedy: "Make a proposal to the DAO.",
};
const DEPLOYER_ONLY = {
  sentence: "Only the deployment itself does this, once.",
  remedy: "Nothing needs to be done.",
};
const GAS_TOO_LOW = {
  sentence: "The transaction has too little gas to bring in the fees.",
  remedy: "Give it the gas that the wallet suggests, or 1,300,000; what is not used is not paid.",
};
const AMOUNT_ZERO = { sentence: "The amount is zero.", remedy: "Enter an amount above zero." };

/** How the market's fees are split, and dividends. */
export const feeErrors = {
  SplitterDaoOnly: () => DAO_ONLY,
  SplitterDeployerOnly: () => DEPLOYER_ONLY,
  SplitterComplete: (masternodes) => ({
    sentence: `The masternodes are ${shortAddress(masternodes)}, for good.`,
    remedy: "Nothing needs to be done.",
  }),
  SplitterAddressZero: () => ({ sentence: "The zero address is nobody's.", remedy: "Enter another address." }),
  SplitterRecipientOnly: (caller) => ({
    sentence: `${shortAddress(caller)} earns no part of the fees by itself.`,
    remedy: "Lock SNM to earn dividends, and claim those.",
  }),
  SplitterSumWrong: (sum) => ({
    sentence: `The shares are ${Number(sum) / 100}% together.`,
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
    sentence: `${formatSnm(locked)} SNM are locked; ${formatSnm(needed, "up")} SNM were to be unlocked.`,
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
} satisfies Partial<ErrorSentences>;

/** The team's pool, and the swap of the original token. */
export const genesisErrors = {
  TeamPoolDaoOnly: () => DAO_ONLY,
  TeamPoolDeployerOnly: () => DEPLOYER_ONLY,
  TeamPoolMasternodesOnly: () => ({
    sentence: "Only the masternodes' contract collects the subsidy.",
    remedy: "Claim the rewards of your masternode there.",
  }),
  TeamPoolComplete: (masternodes) => ({
    sentence: `The masternodes are ${shortAddress(masternodes)}, for good.`,
    remedy: "Nothing needs to be done.",
  }),
  TeamPoolProgramsSet: (programs) => ({
    sentence: `The reward programs are run by ${shortAddress(programs)}, for good.`,
    remedy: "Nothing needs to be done.",
  }),
  TeamPoolProgramsNotSet: () => ({
    sentence: "Nobody runs reward programs yet.",
    remedy: "The DAO names their contract first.",
  }),
  TeamPoolNoContract: (account) => ({
    sentence: `There is no contract at ${shortAddress(account)}.`,
    remedy: "Enter the address of a contract.",
  }),
  TeamPoolAmountZero: () => AMOUNT_ZERO,
  TeamPoolProgramsTooLow: (left, needed) => ({
    sentence: `${formatSnm(left)} SNM are left for reward programs; ${formatSnm(needed, "up")} SNM were to be moved.`,
    remedy: "Choose a smaller amount.",
  }),
  TeamPoolProgramsOnly: () => ({
    sentence: "Only the reward programs and the DAO add to the subsidy.",
    remedy: "Make a proposal to the DAO.",
  }),
  SwapAmountZero: () => AMOUNT_ZERO,
  SwapRecipientZero: () => ({
    sentence: "The recipient is the zero address: what goes there is lost.",
    remedy: "Enter the address that shall receive the SNM.",
  }),
  SwapBalanceTooLow: (_account, balance, needed) => ({
    sentence: `The wallet holds ${formatSnm(balance)} of the original token; ${formatSnm(needed, "up")} were to be swapped.`,
    remedy: "Choose a smaller amount. What was swapped before is gone from the wallet.",
  }),
  SwapAllowanceTooLow: (_account, allowance, needed) => ({
    sentence: `The swap may take ${formatSnm(allowance)} of the original token; ${formatSnm(needed, "up")} are needed.`,
    remedy: "Approve the whole amount first. The original token takes a new approval only after one of zero.",
  }),
  SwapSupplyTooLow: (left, needed) => ({
    sentence: `${formatSnm(left)} SNM are left to be swapped; ${formatSnm(needed, "up")} SNM were asked for.`,
    remedy: "Choose a smaller amount.",
  }),
  SwapTokenMovedWrongAmount: (expected, received) => ({
    sentence: `The original token moved ${formatSnm(received)} where ${formatSnm(expected)} were due, so the swap was undone.`,
    remedy: "Check that the page is set up for the right contracts.",
  }),
} satisfies Partial<ErrorSentences>;
