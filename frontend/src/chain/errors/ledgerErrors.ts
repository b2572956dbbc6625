import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** Ledger balances and the market's parameters. */
export const ledgerErrors = {
  LedgerBalanceTooLow: (_account, balance, needed) => ({
    sentence: `The ledger balance is ${formatSnm(balance)} SNM; ${formatSnm(needed, "up")} SNM are needed.`,
    remedy: `Deposit at least ${formatSnm(needed - balance, "up")} SNM more.`,
  }),
  LedgerPayoutNotSet: (account) => ({
    sentence: `${shortAddress(account)} chose no target for automatic payouts.`,
    remedy: "Only the account itself can choose one.",
  }),
  LedgerPayoutTooSmall: (_account, balance, threshold) => ({
    sentence: `The ledger balance is ${formatSnm(balance)} SNM; payouts begin at ${formatSnm(threshold)} SNM.`,
    remedy: "Wait until more was earned, or withdraw yourself.",
  }),
  LedgerAmountZero: () => ({
    sentence: "The amount is zero.",
    remedy: "Enter an amount above zero.",
  }),
  LedgerTokenOnly: () => ({
    sentence: "Only the SNM token itself may announce a transfer to the market.",
    remedy: "Deposit from the Account page.",
  }),
  LedgerOwnerOnly: (owner) => ({
    sentence: `Only ${shortAddress(owner)}, who owns the SNM, may buy with them.`,
    remedy: "Switch to that account in your wallet. A deposit for it works without.",
  }),
  LedgerTransferDataInvalid: () => ({
    sentence: "The transfer says something that the market can't read, so it was undone.",
    remedy: "Reload the page, which may be older than the contracts, and try again.",
  }),
  LedgerRecipientZero: () => ({
    sentence: "The recipient is the zero address: what goes there is lost.",
    remedy: "Enter the address that shall receive the SNM.",
  }),
  LedgerTokenMovedWrongAmount: (expected, received) => ({
    sentence: `The token moved ${formatSnm(received)} where ${formatSnm(expected)} SNM were due, so the deposit was undone.`,
    remedy: "Check that the page is set up for the right token contract.",
  }),
  MarketDaoOnly: () => ({
    sentence: "Only the DAO's treasury may change this.",
    remedy: "Make a proposal to the DAO.",
  }),
  MarketFeeTooHigh: (fee, highest) => ({
    sentence: `A fee of ${Number(fee) / 100}% is above the limit of ${Number(highest) / 100}%.`,
    remedy: "Propose a fee within the limit.",
  }),
  MarketAddressZero: () => ({
    sentence: "A contract that the market needs was given as the zero address.",
    remedy: "Enter the address of the contract.",
  }),
  MarketPaused: (until) => ({
    sentence: `New deals are paused until ${formatDateTime(Number(until))}.`,
    remedy: "Wait until then. Deposits, bills, closing and withdrawing work all the time.",
  }),
  MarketPauseTooLong: (_duration, longest) => ({
    sentence: `A pause may last ${formatDuration(Number(longest))} at most.`,
    remedy: "Choose a shorter pause.",
  }),
  MarketPauseTooSoon: (earliest) => ({
    sentence: "The last pause is too recent.",
    remedy: `The next one can begin on ${formatDateTime(Number(earliest))}.`,
  }),
} satisfies Partial<ErrorSentences>;
