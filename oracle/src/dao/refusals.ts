import { decodeBytes32String, type Result } from "ethers";

import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { decimalText, WAD_DIGITS } from "@sonm/protocol/proposals/numberText.ts";
import { durationText, timeText } from "@sonm/protocol/proposals/timeText.ts";

import { decodeRevert } from "../chain/decodeRevert.ts";
import { stateWord } from "./proposals/stateWords.ts";

/** Why a contract refuses, in a sentence, with what to do where something can be done. `args` as the error has them. */
type Sentence = (args: Result) => string;

const at = (args: Result, index: number): bigint => BigInt(args[index] as bigint);
const text = (args: Result, index: number): string => String(args[index]);
const snm = (args: Result, index: number): string => `${decimalText(at(args, index), WAD_DIGITS)} SNM`;
const time = (args: Result, index: number): string => timeText(at(args, index));
const name = (args: Result, index: number): string => decodeBytes32String(text(args, index));
const wordOf = (words: Readonly<Record<string, number>>, value: bigint): string =>
  Object.entries(words)
    .find(([, one]) => BigInt(one) === value)?.[0]
    .toLowerCase() ?? String(value);

const GUARDIAN_OVER: Sentence = (args) => `The guardian's term ended on ${time(args, 0)}: nobody can do this any more.`;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  // Proposals and votes
  GovernorInsufficientProposerVotes: (args) =>
    `${text(args, 0)} has ${snm(args, 1)} of votes, and a proposer needs ${snm(args, 2)}. Have others delegate to it first.`,
  GovernorRestrictedProposer: (args) =>
    `The description names another proposer than ${text(args, 0)}. Propose with that account, or with a text of your own.`,
  GovernorUnexpectedProposalState: (args) => `The proposal is ${stateWord(at(args, 1))}.`,
  GovernorNonexistentProposal: () => "There is no such proposal. See `dao list`.",
  GovernorProposalUnknown: () => "There is no such proposal. See `dao list`.",
  GovernorAlreadyCastVote: (args) => `${text(args, 0)} has voted on it already. A vote can't be changed.`,
  GovernorInvalidSignature: (args) =>
    `The signature is not ${text(args, 0)}'s, or was used, or another vote of the account was sent since. Ask for a new one.`,
  GovernorUnableToCancel: () => "Only its proposer can take a proposal back, and only before the vote begins.",
  GovernorCodeChanged: () =>
    "The code of a target is another one than when it was proposed. It can't be executed any more.",
  GovernorGuardianOnly: () => "Only the guardian can do this. See `dao treasury` for who it is.",
  GovernorGuardianTermOver: GUARDIAN_OVER,
  GovernorInvalidProposalLength: () => "A proposal needs at least one call.",
  GovernorSettingOutOfRange: (args) =>
    `The governor takes a value between ${at(args, 1)} and ${at(args, 2)}, and the proposal has ${at(args, 0)}.`,
  GovernorOnlyExecutor: () => "Only a decision of the DAO can do this.",
  // The treasury
  TimelockUnexpectedOperationState: () => "Its time has not come yet, or it was executed already. See `dao show`.",
  TimelockUnauthorizedCaller: () => "Only a decision of the DAO can do this.",
  TreasuryAllowanceLeft: (args) =>
    `It leaves an allowance of ${snm(args, 1)} for ${text(args, 0)} behind. Have the same proposal use all of it.`,
  TreasuryCallRefused: () =>
    "The treasury makes no call of SNM that calls whom it pays, and gives no votes away. Use transfer, or approve.",
  TreasuryDelayOutOfRange: (args) =>
    `The delay must be between ${durationText(at(args, 1))} and ${durationText(at(args, 2))}, and is ${durationText(at(args, 0))}.`,
  ERC20InsufficientBalance: (args) => `${text(args, 0)} has ${snm(args, 1)}, and ${snm(args, 2)} are needed.`,
  ERC20InsufficientAllowance: (args) => `${text(args, 0)} may take ${snm(args, 1)}, and ${snm(args, 2)} are needed.`,
  // The brake
  BrakeGuardianOnly: () => "Only the guardian pulls the brake alone. Use `dao brake support`.",
  BrakeGuardianTermOver: GUARDIAN_OVER,
  BrakeVotesZero: (args) => `${text(args, 0)} had no votes on ${time(args, 1)}, when the call for the brake began.`,
  BrakeSupportedAlready: (args) => `${text(args, 0)} supports it already.`,
  MarketPauseTooSoon: (args) => `New deals can be stopped again on ${time(args, 0)}.`,
  // The roadmap
  RoadmapFeatureUnknown: (args) => `There is no feature ${at(args, 0)}. See \`dao roadmap list\`.`,
  RoadmapFeatureClosed: (args) => `Feature ${at(args, 0)} is ranked no more. See \`dao roadmap list\`.`,
  RoadmapChoiceInvalid: (args) => `Name feature ${at(args, 0)} once, with a share above 0%.`,
  RoadmapSharesTooMany: () => "The shares are more than 100% together.",
  RoadmapChoicesTooMany: (args) => `Name at most ${at(args, 1)} features.`,
  // Work
  WorkOrderUnknown: (args) => `There is no work order ${at(args, 0)}. See \`dao works list\`.`,
  WorkStatusWrong: (args) => `Work order ${at(args, 0)} is ${wordOf(WorkStatus, at(args, 1))}.`,
  WorkMilestoneUnknown: (args) => `Work order ${at(args, 0)} has no milestone ${at(args, 1)}. The first is 0.`,
  WorkMilestoneStatusWrong: (args) => `Milestone ${at(args, 1)} is ${wordOf(MilestoneStatus, at(args, 2))}.`,
  WorkDeveloperOnly: () => "Only the developer can do this, or the team that was asked.",
  WorkReviewerOnly: () => "Only the reviewer can do this.",
  WorkOfferInvalid: () =>
    "The developer did not sign this offer, took it back, or names another number of milestones than the order has.",
  WorkOfferExpired: (args) => `The offer was valid until ${time(args, 0)}.`,
  WorkOfferTooHigh: (args) => `The offer asks for ${snm(args, 0)} where ${snm(args, 1)} are ordered. Offer no more.`,
  WorkDeveloperReviews: () => "The reviewer of an order can't do it.",
  WorkTooEarly: (args) => `It is too early: it is possible from ${time(args, 1)}.`,
  WorkTooLate: (args) => `It is too late: it was possible until ${time(args, 1)}.`,
  WorkContentHashZero: () => "The hash is missing. Name a file by --file, or its keccak256 by --hash.",
  WorkNothingToPay: () => "Nothing of the stream is due. It pauses while a report of the developer is overdue.",
  WorkDeadlineInvalid: (args) =>
    `The deadline of milestone ${at(args, 0)} is not after the time for offers and the milestone before, or too far away.`,
  WorkOffersUntilOutOfRange: (args) => `The time for offers must end between ${time(args, 1)} and ${time(args, 2)}.`,
  WorkStreamInvalid: () => "A stream has an amount and a duration, or neither.",
  // Reports
  ReportKindUnknown: (args) => `Nobody owes reports of the kind “${name(args, 0)}”. See \`dao reports list\`.`,
  ReportAuthorOnly: (args) =>
    `Reports of the kind “${name(args, 0)}” are owed by another account. See \`dao reports list\`.`,
  ReportPeriodRuns: (args) => `The period of this report ends on ${time(args, 1)}. File it then.`,
  ReportContentHashZero: () => "The hash is missing. Name the report's file by --file.",
  ReportTotalsFalse: (args) =>
    `The report says that the treasury spent ${snm(args, 0)} in its period, and it spent ${snm(args, 1)}. Correct the report and give ` +
    `--spent ${decimalText(at(args, 1), WAD_DIGITS)}.`,
  // Releases and directory
  ReleaseVersionNotNewer: () => "A release needs a version above all before.",
  ReleaseUnknown: () => "This version was never released.",
  ReleaseMinimumInvalid: () =>
    "The lowest version only rises, not before what was decided earlier, and at most a year ahead.",
  DirectoryNoContract: (args) => `There is no contract at ${text(args, 0)}.`,
  DirectoryListedAlready: () => "It is listed so already.",
  DirectoryNameUnknown: () => "Nothing is listed under this name.",
};

/** Why a contract refuses what was tried, in a sentence; undefined where it was not a contract that refused. */
export function refusalOf(error: unknown): string | undefined {
  const revert = decodeRevert(error);
  if (revert === undefined) return unnamed(error);
  const sentence = SENTENCES[revert.name];
  if (sentence !== undefined) return sentence(revert.args);
  if (revert.name.endsWith("DaoOnly")) return "Only a decision of the DAO can do this. Propose it: see `dao actions`.";
  return `The contract refuses: ${revert.text}.`;
}

/** A revert without an error that we know. */
function unnamed(error: unknown): string | undefined {
  const { code, data } = error as { code?: unknown; data?: unknown };
  if (code !== "CALL_EXCEPTION") return undefined;
  return `The contract refuses and says no reason${typeof data === "string" && data !== "0x" ? ` (${data})` : ""}.`;
}
