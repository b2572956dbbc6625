import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** What masternodes earn, and their commissions. */
export const dutyErrors = {
  DutyNotRegistered: (owner) => ({
    sentence: `${shortAddress(owner)} owns no masternode.`,
    remedy: "Register one first, or switch to the account that owns it.",
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
    sentence: `There is no contract at ${shortAddress(source)}.`,
    remedy: "Deploy it first.",
  }),
  DutyNotNewer: (owner) => ({
    sentence: `The masternode of ${shortAddress(owner)} has claimed with a report that is as new.`,
    remedy: "Claim with a later report.",
  }),
  DutyInFuture: () => ({
    sentence: "The report speaks of a time to come.",
    remedy: "Claim with another report.",
  }),
  DutyNothingEarned: (owner, _earned, claimed) => ({
    sentence: `The masternode of ${shortAddress(owner)} has earned no more than the ${formatSnm(claimed)} SNM that were claimed.`,
    remedy: "Wait for the next reports.",
  }),
  DutyProofInvalid: (owner) => ({
    sentence: `The proof does not show what the masternode of ${shortAddress(owner)} has earned.`,
    remedy: "Ask a node for the proof again.",
  }),
  DutyNotReleased: (claimed, collected) => ({
    sentence: `All claims would be ${formatSnm(claimed)} SNM, and ${formatSnm(collected)} SNM had been collected by then.`,
    remedy: "Collect rewards, and claim with a later report.",
  }),
  DutyNothingOwed: (owner) => ({
    sentence: `No commission waits for the masternode of ${shortAddress(owner)}.`,
    remedy: "Claim what the masternode has earned first.",
  }),
  DutyPayoutInvalid: (payout) => ({
    sentence: `SNM that are sent to ${shortAddress(payout)} would be lost.`,
    remedy: "Name an address of yours.",
  }),
  DutyCommissionTooHigh: (_commission, highest) => ({
    sentence: `A commission is at most ${Number(highest) / 100}%.`,
    remedy: "Choose a lower one.",
  }),
  DutyCommissionStep: (commission, _next, largestStep) => ({
    sentence: `A commission changes by ${Number(largestStep) / 100} points at most; it is ${Number(commission) / 100}% now.`,
    remedy: "Choose one that is closer, and change it again later.",
  }),
} satisfies Partial<ErrorSentences>;
