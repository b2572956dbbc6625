import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** The DAO's treasury. */
export const treasuryErrors = (say: ErrorWording) =>
  ({
    AccessControlUnauthorizedAccount: (account) => ({
      sentence: `${say.account(account)} does not have the role that this takes.`,
      remedy: "Use an account that has it, or make a proposal to the DAO.",
    }),
    AccessControlBadConfirmation: () => ({
      sentence: "A role can only be given up by the account that has it.",
      remedy: "Use that account.",
    }),
    TimelockInsufficientDelay: (_delay, minDelay) => ({
      sentence: "The treasury does not act that soon.",
      remedy: `Schedule the call with a delay of at least ${say.duration(minDelay)}.`,
    }),
    TimelockInvalidOperationLength: () => ({
      sentence: "Targets, values and data of the joined calls differ in number.",
      remedy: "Give one of each for every call.",
    }),
    TimelockUnauthorizedCaller: (caller) => ({
      sentence: `Only the treasury itself may do this; the caller is ${say.account(caller)}.`,
      remedy: `${say.propose}.`,
    }),
    TimelockUnexecutedPredecessor: () => ({
      sentence: "Another call must be executed before this one.",
      remedy: "Execute the earlier call first.",
    }),
    TimelockUnexpectedOperationState: () => ({
      sentence: "The call is not due: it waits, was executed, or was never scheduled.",
      remedy: "Look at its state and come back when it is due.",
    }),
    TreasuryDeployerOnly: (caller) => ({
      sentence: `Only the deployer connects the treasury, not ${say.account(caller)}.`,
      remedy: "Nothing is to be done: the treasury belongs to the DAO.",
    }),
    TreasuryBrakeOnly: (caller) => ({
      sentence: `Only the emergency brake stops new deals, not ${say.account(caller)}.`,
      remedy: "Support the brake with your votes.",
    }),
    TreasuryConnected: (governor) => ({
      sentence: `The treasury obeys the governor ${say.account(governor)} already.`,
      remedy: `${say.propose}.`,
    }),
    TreasuryNoContract: (account) => ({
      sentence: `There is no contract at ${say.account(account)}.`,
      remedy: "Check the address.",
    }),
    TreasuryBatchesOnly: () => ({
      sentence: "The treasury takes decisions as batches only.",
      remedy: `${say.propose}. The governor schedules it as one batch.`,
    }),
    TreasuryCallRefused: (selector) => ({
      sentence: `The treasury makes no call of SNM that calls whom it pays, and gives no votes away (${selector}).`,
      remedy: "Let the proposal pay by a plain transfer.",
    }),
    TreasuryAllowanceLeft: (spender, amount) => ({
      sentence: `The decision would leave ${say.account(spender)} an allowance of ${say.snm(amount)} SNM.`,
      remedy: "Let the proposal allow exactly what is taken in the same proposal.",
    }),
    TreasuryDelayOutOfRange: (delay, lowest, highest) => ({
      sentence: `Decisions can't wait ${say.duration(delay)}.`,
      remedy: `Choose between ${say.duration(lowest)} and ${say.duration(highest)}.`,
    }),
    TreasuryTimepointNotPast: (timepoint) => ({
      sentence: `What was spent until ${say.time(timepoint)} is not known yet.`,
      remedy: "Ask for a time in the past.",
    }),
  }) satisfies Partial<ErrorSentences>;
