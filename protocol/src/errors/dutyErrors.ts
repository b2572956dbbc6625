import { percentText } from "../percentText.ts";
import { decimalText, PERCENT_DIGITS } from "../proposals/numberText.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** What masternodes earn, and their commissions. */
export const dutyErrors = (say: ErrorWording) =>
  ({
    DutyNotRegistered: (owner) => ({
      sentence: `${say.account(owner)} owns no masternode.`,
      remedy: "Register one first, or use the account that owns it.",
    }),
    DutyMasternodesOnly: () => ({
      sentence: "A commission starts when a masternode joins.",
      remedy: "Announce a change of it instead.",
    }),
    DutyDeployerOnly: () => ({
      sentence: "Only whoever deployed the contracts may connect them.",
      remedy: "Nothing needs to be done.",
    }),
    DutyConnectedAlready: () => ({
      sentence: "The contracts were connected before.",
      remedy: "Nothing needs to be done.",
    }),
    DutyNotConnected: () => ({
      sentence: "Rewards have no source on this network yet.",
      remedy: "Wait until the deployment is finished.",
    }),
    DutySourceMissing: (source) => ({
      sentence: `There is no contract at ${say.account(source)}.`,
      remedy: "Deploy it first.",
    }),
    DutyNotNewer: (owner) => ({
      sentence: `The masternode of ${say.account(owner)} has claimed with a report that is as new.`,
      remedy: "Claim with a later report.",
    }),
    DutyInFuture: () => ({
      sentence: "The report speaks of a time to come.",
      remedy: "Claim with another report.",
    }),
    DutyNothingEarned: (owner, _earned, claimed) => ({
      sentence: `The masternode of ${say.account(owner)} has earned no more than the ${say.snm(claimed)} SNM that were claimed.`,
      remedy: "Wait for the next reports.",
    }),
    DutyProofInvalid: (owner) => ({
      sentence: `The proof does not show what the masternode of ${say.account(owner)} has earned.`,
      remedy: "Ask a node for the proof again.",
    }),
    DutyNotReleased: (claimed, collected) => ({
      sentence: `All claims would be ${say.snm(claimed)} SNM, and ${say.snm(collected)} SNM had been collected by then.`,
      remedy: "Collect rewards, and claim with a later report.",
    }),
    DutyNothingOwed: (owner) => ({
      sentence: `No commission waits for the masternode of ${say.account(owner)}.`,
      remedy: "Claim what the masternode has earned first.",
    }),
    DutyPayoutInvalid: (payout) => ({
      sentence: `SNM that are sent to ${say.account(payout)} would be lost.`,
      remedy: "Name an address of yours.",
    }),
    DutyCommissionTooHigh: (_commission, highest) => ({
      sentence: `A commission is at most ${percentText(highest)}.`,
      remedy: "Choose a lower one.",
    }),
    DutyCommissionStep: (commission, _next, largestStep) => ({
      sentence: `A commission changes by ${decimalText(largestStep, PERCENT_DIGITS)} points at most; it is ${percentText(commission)} now.`,
      remedy: "Choose one that is closer, and change it again later.",
    }),
  }) satisfies Partial<ErrorSentences>;
