import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { timeText } from "@sonm/protocol/proposals/timeText.ts";

/** What of an order says what is left to do. Times in unix seconds; 0 where there is none. */
export interface WorkStanding {
  readonly orderId: bigint;
  readonly status: bigint;
  readonly developer: string;
  readonly reviewer: string;
  readonly offersUntil: bigint;
  readonly expirableFrom: bigint;
  readonly streamDue: bigint;
}

/** The same of a milestone. */
export interface MilestoneStanding {
  readonly index: number;
  readonly status: bigint;
  readonly deadline: bigint;
  readonly settleableFrom: bigint;
}

/** What is left to do for an order, by whom, and from when: a sentence for each. @param now unix seconds */
export function workSteps(work: WorkStanding, now: bigint): string[] {
  const { orderId, status, developer, offersUntil, expirableFrom, streamDue } = work;
  const expiry =
    expirableFrom === 0n ? [] : [inTime(expirableFrom, now, "Anybody can end it", `\`dao works expire ${orderId}\``)];
  if (status === BigInt(WorkStatus.Open)) {
    const offers =
      offersUntil >= now
        ? [`Developers offer until ${timeText(offersUntil)}: \`dao works offer ${orderId}\`.`]
        : ["The time for offers is over."];
    return [...offers, "The DAO takes an offer, or asks a team, by a proposal.", ...expiry];
  }
  if (status === BigInt(WorkStatus.Asked)) {
    return [`${developer} takes it or declines: \`dao works answer ${orderId} yes|no\`.`, ...expiry];
  }
  if (status !== BigInt(WorkStatus.Running)) return ["Nothing is left to do."];
  const stream = streamDue === 0n ? [] : [`Anybody can have its stream paid now: \`dao works pay-stream ${orderId}\`.`];
  return [...stream, ...expiry];
}

/** What is left to do for a milestone of an order that runs, in a sentence; undefined where nothing is. */
export function milestoneStep(work: WorkStanding, milestone: MilestoneStanding, now: bigint): string | undefined {
  const { orderId, developer, reviewer } = work;
  const { index, status, deadline, settleableFrom } = milestone;
  if (work.status !== BigInt(WorkStatus.Running)) return undefined;
  const command = `${orderId} ${index}`;
  const settled = (what: string): string =>
    settleableFrom === 0n ? "" : ` ${inTime(settleableFrom, now, what, `\`dao works settle ${command}\``)}`;
  switch (Number(status)) {
    case MilestoneStatus.Pending:
      return `${developer} delivers until ${timeText(deadline)}.${settled("Anybody can have its amount given back")}`;
    case MilestoneStatus.Delivered:
      return `${reviewer} accepts or rejects it.${settled("Anybody can have it paid")}`;
    case MilestoneStatus.Rejected:
      return `${developer} delivers again, or disputes.${settled("Anybody can have its amount given back")}`;
    case MilestoneStatus.Disputed:
      return `The DAO decides by a proposal.${settled("Anybody can have it halved")}`;
    default:
      return undefined;
  }
}

/** "Anybody can … now: `…`." */
function inTime(from: bigint, now: bigint, what: string, command: string): string {
  return from <= now ? `${what} now: ${command}.` : `${what} from ${timeText(from)} on: ${command}.`;
}
