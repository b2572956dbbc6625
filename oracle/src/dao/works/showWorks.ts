import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { ZERO_ADDRESS, ZERO_BYTES32 } from "@sonm/protocol/order.ts";
import { durationText, timeText } from "@sonm/protocol/proposals/timeText.ts";

import type { Dao, DaoAnswer } from "../Dao.ts";
import { snmText } from "../snmText.ts";
import { assignmentOf } from "./assignmentOf.ts";
import { readOffers, readWorks } from "./readWorks.ts";
import { orderNumber } from "./workNumber.ts";
import { milestoneStep, workSteps, type WorkStanding } from "./workSteps.ts";

const wordOf = (words: Readonly<Record<string, number>>, value: bigint): string =>
  Object.entries(words)
    .find(([, one]) => BigInt(one) === value)?.[0]
    .toLowerCase() ?? String(value);

/** `dao works list`. */
export async function listWorks(dao: Dao): Promise<DaoAnswer> {
  const found = await Promise.all(
    (await readWorks(dao)).map(async (work) => {
      const { status, developer, held } = await dao.contracts.works.orderOf(work.orderId);
      return { ...work, status: wordOf(WorkStatus, status), developer, held };
    }),
  );
  return {
    lines:
      found.length === 0
        ? ["There is no work order yet."]
        : found.map(
            ({ orderId, title, status, developer, budget, held }) =>
              `${orderId}. ${title} (${status}${developer === ZERO_ADDRESS ? "" : `, ${developer}`}): budget ${snmText(budget)}, ` +
              `${snmText(held)} of it not paid.`,
          ),
    data: found,
  };
}

/** `dao works show <number>`. */
export async function showWork(dao: Dao, word: string | undefined): Promise<DaoAnswer> {
  const { works } = dao.contracts;
  const orderId = await orderNumber(dao, word);
  const [published, state, terms, milestones, expirableFrom, streamDue, offers] = await Promise.all([
    readWorks(dao),
    works.orderOf(orderId),
    works.termsOf(orderId),
    works.milestonesOf(orderId),
    works.expirableFrom(orderId),
    works.streamDue(orderId),
    readOffers(dao, orderId),
  ]);
  const { title = "", uri = "", budget = 0n } = published.find((one) => one.orderId === orderId) ?? {};
  const { status, developer } = state;
  const { reviewer, offersUntil } = terms;
  const standing: WorkStanding = { orderId, status, developer, reviewer, offersUntil, expirableFrom, streamDue };
  const now = BigInt(dao.now);
  const parts = await Promise.all(
    milestones.map(async ({ status: part, amount, deadline, contentHash }, index) => {
      const settleableFrom = await works.settleableFrom(orderId, index);
      const step = milestoneStep(standing, { index, status: part, deadline, settleableFrom }, now) ?? null;
      return {
        index,
        status: wordOf(MilestoneStatus, part),
        amount,
        deadline,
        contentHash,
        settleableFrom,
        next: step,
      };
    }),
  );
  const stream =
    terms.stream === 0n ? [] : [streamLine(terms.stream, terms.streamDuration, state.streamLeft, streamDue)];
  const steps = workSteps(standing, now);
  return {
    lines: [
      `${orderId}. ${title} (${wordOf(WorkStatus, status)}${developer === ZERO_ADDRESS ? "" : `, ${developer}`})`,
      `Description: ${uri}, keccak256 ${terms.contentHash}`,
      `Budget ${snmText(budget)}, of which ${snmText(state.held)} are held. ${reviewer} reviews in ${durationText(terms.reviewPeriod)} for ` +
        `${snmText(terms.reviewFee)} a milestone.`,
      ...parts.map(
        ({ index, status: part, amount, deadline, contentHash, next }) =>
          `Milestone ${index}: ${snmText(amount)} until ${timeText(deadline)}, ${part}` +
          `${contentHash === ZERO_BYTES32 ? "" : `, delivered ${contentHash}`}.${next === null ? "" : ` ${next}`}`,
      ),
      ...stream,
      ...offers.map(
        ({ offer, uri: text, withdrawn }) =>
          `Offer of ${offer.developer}: ${offer.amounts.map(snmText).join(", ")}${offer.stream === 0n ? "" : `, stream ${snmText(offer.stream)}`}, ` +
          `valid until ${timeText(BigInt(offer.validUntil))} ${text}${withdrawn ? " (withdrawn)" : ""}`.trim(),
      ),
      ...steps,
    ],
    data: {
      ...{ orderId, title, uri, budget, status: wordOf(WorkStatus, status), developer, held: state.held },
      ...{
        contentHash: terms.contentHash,
        reviewer,
        reviewFee: terms.reviewFee,
        reviewPeriod: terms.reviewPeriod,
        offersUntil,
      },
      stream: { amount: terms.stream, duration: terms.streamDuration, left: state.streamLeft, due: streamDue },
      ...{ milestones: parts, next: steps },
      offers: offers.map((one) => ({ ...one, take: assignmentOf(one) })),
    },
  };
}

const streamLine = (amount: bigint, duration: bigint, left: bigint, due: bigint): string =>
  `Stream: ${snmText(amount)} over ${durationText(duration)} at most, ${snmText(left)} not paid, ${snmText(due)} due now.`;
