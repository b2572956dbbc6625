import { percentText } from "../percentText.ts";
import { milestoneStatusText, workStatusText } from "../workStatusText.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Work that the DAO pays for. */
export const workErrors = (say: ErrorWording) =>
  ({
    WorkDaoOnly: (caller) => ({
      sentence: `Only the DAO may do this with work orders; the caller is ${say.account(caller)}.`,
      remedy: `${say.propose}.`,
    }),
    WorkOrderUnknown: (orderId) => ({
      sentence: `There is no work order ${orderId}.`,
      remedy: `Take a number from ${say.places.workOrders}.`,
    }),
    WorkStatusWrong: (orderId, status) => ({
      sentence: `Work order ${orderId} is ${workStatusText(Number(status))}, and can't be changed like this now.`,
      remedy: `${say.again} to see how it stands now.`,
    }),
    WorkMilestoneUnknown: (orderId, milestone) => ({
      sentence: `Work order ${orderId} has no milestone ${say.milestone(milestone)}.`,
      remedy: `Choose one of its milestones: ${say.places.workOrder}.`,
    }),
    WorkMilestoneStatusWrong: (orderId, milestone, status) => ({
      sentence:
        `Milestone ${say.milestone(milestone)} of work order ${orderId} is ${milestoneStatusText(Number(status))}, and can't be ` +
        "changed like this now.",
      remedy: `${say.again} to see how it stands now.`,
    }),
    WorkDeveloperOnly: (orderId, caller) => ({
      sentence: `Only the developer of work order ${orderId}, or the team that was asked, may do this; the caller is ${say.account(caller)}.`,
      remedy: "Use the developer's account.",
    }),
    WorkReviewerOnly: (orderId, caller) => ({
      sentence: `Only the reviewer of work order ${orderId} may do this; the caller is ${say.account(caller)}.`,
      remedy: "Use the reviewer's account.",
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
      sentence: `The deadline of milestone ${say.milestone(milestone)}, ${say.time(deadline)}, is not after the time for offers, before an earlier one, or too far away.`,
      remedy: "Give deadlines after the time for offers, one after the other, within two years.",
    }),
    WorkReviewPeriodOutOfRange: (period, lowest, highest) => ({
      sentence: `${say.duration(period)} is no time for a review that a work order may give.`,
      remedy: `Give ${say.duration(lowest)} to ${say.duration(highest)}.`,
    }),
    WorkOffersUntilOutOfRange: (_until, lowest, highest) => ({
      sentence: "Offers can't be taken until then.",
      remedy: `Give a time between ${say.time(lowest)} and ${say.time(highest)}.`,
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
      sentence: `A budget of ${say.snm(budget)} SNM is more than one work order can hold.`,
      remedy: "Order less at once.",
    }),
    WorkOfferInvalid: (orderId, developer) => ({
      sentence:
        `The offer for work order ${orderId} is not one of ${say.account(developer)}: it was signed by somebody else, was ` +
        "taken back, or does not fit the order.",
      remedy: "Ask the developer for a new offer.",
    }),
    WorkOfferExpired: (validUntil) => ({
      sentence: `The offer could be taken until ${say.time(validUntil)}.`,
      remedy: "Ask the developer for a new offer.",
    }),
    WorkOfferTooHigh: (offered, ordered) => ({
      sentence: `The offer asks for ${say.snm(offered)} SNM where ${say.snm(ordered)} SNM are ordered at most.`,
      remedy: "Offer no more than is ordered, for each milestone and for the stream.",
    }),
    WorkDeveloperReviews: (account) => ({
      sentence: `${say.account(account)} reviews this work order, and can't do the work too.`,
      remedy: "Let another account do the work.",
    }),
    WorkTooEarly: (orderId, earliest) => ({
      sentence:
        earliest === 0n
          ? `Nothing of work order ${orderId} ends by itself now.`
          : `This can be done with work order ${orderId} from ${say.time(earliest)}.`,
      remedy: earliest === 0n ? `${say.again} to see how it stands now.` : "Wait until then.",
    }),
    WorkTooLate: (orderId, latest) => ({
      sentence: `This could be done with work order ${orderId} until ${say.time(latest)}.`,
      remedy: `See what can be done now: ${say.places.workOrder}.`,
    }),
    WorkContentHashZero: () => ({
      sentence: "The hash of the content is missing.",
      remedy: "Choose the file, so that its hash is taken.",
    }),
    WorkShareTooHigh: (share, highest) => ({
      sentence: `A developer can't get ${percentText(share)} of a milestone.`,
      remedy: `Give ${percentText(highest)} at most.`,
    }),
    WorkNothingToPay: (orderId) => ({
      sentence: `The stream of work order ${orderId} has nothing to pay now.`,
      remedy: "Wait until more is due; where a report of the developer is overdue it has to be filed first.",
    }),
  }) satisfies Partial<ErrorSentences>;
