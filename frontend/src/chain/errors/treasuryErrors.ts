import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDuration } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** The DAO's treasury. */
export const treasuryErrors = {
  AccessControlUnauthorizedAccount: (account) => ({
    sentence: `${shortAddress(account)} does not have the role that this takes.`,
    remedy: "Switch to an account that has it, or make a proposal to the DAO.",
  }),
  AccessControlBadConfirmation: () => ({
    sentence: "A role can only be given up by the account that has it.",
    remedy: "Switch to that account.",
  }),
  TimelockInsufficientDelay: (_delay, minDelay) => ({
    sentence: "The treasury does not act that soon.",
    remedy: `Schedule the call with a delay of at least ${formatDuration(Number(minDelay))}.`,
  }),
  TimelockInvalidOperationLength: () => ({
    sentence: "Targets, values and data of the joined calls differ in number.",
    remedy: "Give one of each for every call.",
  }),
  TimelockUnauthorizedCaller: (caller) => ({
    sentence: `Only the treasury itself may do this; the caller is ${shortAddress(caller)}.`,
    remedy: "Make a proposal to the DAO.",
  }),
  TimelockUnexecutedPredecessor: () => ({
    sentence: "Another call must be executed before this one.",
    remedy: "Execute the earlier call first.",
  }),
  TimelockUnexpectedOperationState: () => ({
    sentence: "The call is not due: it waits, was executed, or was never scheduled.",
    remedy: "Look at its state and come back when it is due.",
  }),
} satisfies Partial<ErrorSentences>;
