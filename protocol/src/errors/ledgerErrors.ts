import { percentText } from "../percentText.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Ledger balances and the market's parameters. */
export const ledgerErrors = (say: ErrorWording) =>
  ({
    LedgerBalanceTooLow: (_account, balance, needed) => ({
      sentence: `The ledger balance is ${say.snm(balance)} SNM; ${say.snm(needed, "up")} SNM are needed.`,
      remedy: `Deposit at least ${say.snm(needed - balance, "up")} SNM more.`,
    }),
    LedgerPayoutNotSet: (account) => ({
      sentence: `${say.account(account)} chose no target for automatic payouts.`,
      remedy: "Only the account itself can choose one.",
    }),
    LedgerPayoutTooSmall: (_account, balance, threshold) => ({
      sentence: `The ledger balance is ${say.snm(balance)} SNM; payouts begin at ${say.snm(threshold)} SNM.`,
      remedy: "Wait until more was earned, or withdraw yourself.",
    }),
    LedgerAmountZero: () => ({
      sentence: "The amount is zero.",
      remedy: "Enter an amount above zero.",
    }),
    LedgerTokenOnly: () => ({
      sentence: "Only the SNM token itself may announce a transfer to the market.",
      remedy: `Deposit in another way: ${say.places.account}.`,
    }),
    LedgerOwnerOnly: (owner) => ({
      sentence: `Only ${say.account(owner)}, who owns the SNM, may buy with them.`,
      remedy: "Use that account. A deposit for it works without.",
    }),
    LedgerTransferDataInvalid: () => ({
      sentence: "The transfer says something that the market can't read, so it was undone.",
      remedy: say.update,
    }),
    LedgerRecipientZero: () => ({
      sentence: "The recipient is the zero address: what goes there is lost.",
      remedy: "Enter the address that shall receive the SNM.",
    }),
    LedgerTokenMovedWrongAmount: (expected, received) => ({
      sentence: `The token moved ${say.snm(received)} where ${say.snm(expected)} SNM were due, so the deposit was undone.`,
      remedy: "Check that this is the right token contract.",
    }),
    MarketDaoOnly: () => ({
      sentence: "Only the DAO's treasury may change this.",
      remedy: `${say.propose}.`,
    }),
    MarketFeeTooHigh: (fee, highest) => ({
      sentence: `A fee of ${percentText(fee)} is above the limit of ${percentText(highest)}.`,
      remedy: "Propose a fee within the limit.",
    }),
    MarketAddressZero: () => ({
      sentence: "A contract that the market needs was given as the zero address.",
      remedy: "Enter the address of the contract.",
    }),
    MarketPaused: (until) => ({
      sentence: `New deals are paused until ${say.time(until)}.`,
      remedy: "Wait until then. Deposits, bills, closing and withdrawing work all the time.",
    }),
    MarketPauseTooLong: (_duration, longest) => ({
      sentence: `A pause may last ${say.duration(longest)} at most.`,
      remedy: "Choose a shorter pause.",
    }),
    MarketPauseTooSoon: (earliest) => ({
      sentence: "The last pause is too recent.",
      remedy: `The next one can begin on ${say.time(earliest)}.`,
    }),
  }) satisfies Partial<ErrorSentences>;
