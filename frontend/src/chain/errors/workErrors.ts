import { formatSnm } from "../../lib/money.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import { milestoneStatusText, workStatusText } from "../workStatusText.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

const dateOf = (seconds: bigint): string => formatDateTime(Number(seconds));

/** People count from 1, the contract from 0. */
const numberOf = (milestone: bigint): bigint => milestone + 1n;

const RELOAD = "Reload the page to see how it stands now.";

/** Work that the DAO pays for. */
export const workErrors = {
  WorkDaoOnly: (caller) => ({
    sentence: `Only the DAO may do this with work orders; the caller is ${shortAddress(caller)}.`,
    remedy: "Make a proposal to the DAO.",
  }),
  WorkOrderUnknown: (orderId) => ({
    sentence: `There is no work order ${orderId}.`,
    remedy: "Take a number from the list of work orders.",
  }),
  WorkStatusWrong: (orderId, status) => ({
    sentence: `Work order ${orderId} is ${workStatusText(status)}, and can't be changed like this now.`,
    remedy: RELOAD,
  }),
  WorkMilestoneUnknown: (orderId, milestone) => ({
    sentence: `Work order ${orderId} has no milestone ${numberOf(milestone)}.`,
    remedy: "Choose one of its milestones.",
  }),
  WorkMilestoneStatusWrong: (orderId, milestone, status) => ({
    sentence:
      `Milestone ${numberOf(milestone)} of work order ${orderId} is ${milestoneStatusText(status)}, and can't be ` +
      "changed like this now.",
    remedy: RELOAD,
  }),
  WorkDeveloperOnly: (orderId, caller) => ({
    sentence: `Only the developer of work order ${orderId} may do this; the caller is ${shortAddress(caller)}.`,
    remedy: "Switch to the developer's account in your wallet.",
  }),
  WorkReviewerOnly: (orderId, caller) => ({
    sentence: `Only the reviewer of work order ${orderId} may do this; the caller is ${shortAddress(caller)}.`,
    remedy: "Switch to the reviewer's account in your wallet.",
  }),
  WorkReviewerZero: () => ({
    sentence: "A work order needs somebody who reviews it.",
    remedy: "Name the account of the reviewer.",
  }),
  WorkMilestonesOutOfRange: (count, lowest, highest) => ({
    sentence: `${count} milestones were given; a work order has ${lowest} to ${highest}.`,
    remedy: `Give ${lowest} to ${highest} of them.`,
  }),
  WorkDeadlineInvalid: (milestone, deadline) => ({
    sentence: `The deadline of milestone ${numberOf(milestone)}, ${dateOf(deadline)}, is not after the time for offers, before an earlier one, or too far away.`,
    remedy: "Give deadlines after the time for offers, one after the other, within two years.",
  }),
  WorkReviewPeriodOutOfRange: (period, lowest, highest) => ({
    sentence: `${formatDuration(Number(period))} is no time for a review that a work order may give.`,
    remedy: `Give ${formatDuration(Number(lowest))} to ${formatDuration(Number(highest))}.`,
  }),
  WorkOffersUntilOutOfRange: (_until, lowest, highest) => ({
    sentence: "Offers can't be taken until then.",
    remedy: `Give a time between ${dateOf(lowest)} and ${dateOf(highest)}.`,
  }),
  WorkStreamInvalid: () => ({
    sentence: "A stream needs both an amount and a duration.",
    remedy: "Give both of them, or neither.",
  }),
  WorkBudgetZero: () => ({
    sentence: "The work order would pay nothing.",
    remedy: "Give a milestone or the stream an amount above zero.",
  }),
  WorkBudgetTooLarge: (budget) => ({
    sentence: `A budget of ${formatSnm(budget)} SNM is more than one work order can hold.`,
    remedy: "Order less at once.",
  }),
  WorkOfferInvalid: (orderId, developer) => ({
    sentence:
      `The offer for work order ${orderId} is not one of ${shortAddress(developer)}: it was signed by somebody else, was ` +
      "taken back, or does not fit the order.",
    remedy: "Ask the developer for a new offer.",
  }),
  WorkOfferExpired: (validUntil) => ({
    sentence: `The offer could be taken until ${dateOf(validUntil)}.`,
    remedy: "Ask the developer for a new offer.",
  }),
  WorkOfferTooHigh: (offered, ordered) => ({
    sentence: `The offer asks for ${formatSnm(offered)} SNM where ${formatSnm(ordered)} SNM are ordered at most.`,
    remedy: "Offer no more than is ordered, for each milestone and for the stream.",
  }),
  WorkDeveloperReviews: (account) => ({
    sentence: `${shortAddress(account)} reviews this work order, and can't do the work too.`,
    remedy: "Let another account do the work.",
  }),
  WorkTooEarly: (orderId, earliest) => ({
    sentence:
      earliest === 0n
        ? `Nothing of work order ${orderId} ends by itself now.`
        : `This can be done with work order ${orderId} from ${dateOf(earliest)}.`,
    remedy: earliest === 0n ? RELOAD : "Wait until then.",
  }),
  WorkTooLate: (orderId, latest) => ({
    sentence: `This could be done with work order ${orderId} until ${dateOf(latest)}.`,
    remedy: "See on its page what can be done now.",
  }),
  WorkContentHashZero: () => ({
    sentence: "The hash of the content is missing.",
    remedy: "Choose the file, so that its hash is taken.",
  }),
  WorkShareTooHigh: (share, highest) => ({
    sentence: `A developer can't get ${basisPointsText(share)} of a milestone.`,
    remedy: `Give ${basisPointsText(highest)} at most.`,
  }),
  WorkNothingToPay: (orderId) => ({
    sentence: `The stream of work order ${orderId} has nothing to pay now.`,
    remedy: "Wait until more is due; where a report of the developer is overdue it has to be filed first.",
  }),
} satisfies Partial<ErrorSentences>;
