import { REDELIVERY_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { type Address, isAddressEqual } from "viem";

import type { LiveMilestone, LiveWork } from "./readLiveWork.ts";

/** Whose turn it is. */
export type Party = "developer" | "reviewer" | "dao" | "anybody";

/** Something that can be done with a milestone. `resolve` takes a proposal. */
export type MilestoneAct = "deliver" | "accept" | "reject" | "dispute" | "resolve" | "settle";

/**
 * What is left to do with a milestone.
 *
 * - `text`: a sentence on it
 * - `until`: the last second in which it can be done, undefined where it has no end
 */
export interface Turn {
  readonly party: Party;
  readonly text: string;
  readonly until: number | undefined;
  readonly acts: readonly MilestoneAct[];
}

const OVER: Partial<Record<MilestoneStatus, string>> = {
  [MilestoneStatus.Pending]: "It was not delivered in time: its SNM go back to the treasury once somebody settles it.",
  [MilestoneStatus.Delivered]: "Nobody reviewed it in time: it is paid once somebody settles it.",
  [MilestoneStatus.Rejected]:
    "It was neither delivered again nor disputed: its SNM go back to the treasury once somebody settles it.",
  [MilestoneStatus.Disputed]:
    "The DAO did not decide in time: developer and treasury get one half each once somebody settles it.",
};

/** What is left to do with a milestone of a running order; undefined where nothing is. @param now unix seconds */
export function milestoneTurn(milestone: LiveMilestone, now: number): Turn | undefined {
  const { status, deadline, settleableFrom } = milestone;
  if (settleableFrom === 0) return undefined;
  const over = OVER[status as MilestoneStatus];
  if (now >= settleableFrom && over !== undefined)
    return { party: "anybody", text: over, until: undefined, acts: ["settle"] };
  const until = settleableFrom - 1;
  switch (status) {
    case MilestoneStatus.Pending:
      return now <= deadline
        ? { party: "developer", text: "The developer delivers it.", until: deadline, acts: ["deliver"] }
        : { party: "developer", text: "It is late, but the developer may still deliver it.", until, acts: ["deliver"] };
    case MilestoneStatus.Delivered:
      return {
        party: "reviewer",
        text: "The reviewer accepts or rejects it. If it does neither, it counts as accepted.",
        until,
        acts: ["accept", "reject"],
      };
    case MilestoneStatus.Rejected: {
      const again = now <= deadline + Number(REDELIVERY_PERIOD);
      return {
        party: "developer",
        text: again ? "The developer delivers again, or calls for the DAO." : "The developer may call for the DAO.",
        until,
        acts: again ? ["deliver", "dispute"] : ["dispute"],
      };
    }
    case MilestoneStatus.Disputed:
      return {
        party: "dao",
        text: "The DAO decides which share the developer gets. If it does not, each side gets one half.",
        until,
        acts: ["resolve"],
      };
    default:
      return undefined;
  }
}

const is = (account: Address | undefined, other: Address): boolean =>
  account !== undefined && isAddressEqual(account, other);

/** Whether an account may do what it is a party's turn to do. Everybody may propose what the DAO decides. */
export function mayAct(party: Party, { state, terms }: LiveWork, account: Address | undefined): boolean {
  if (party === "developer") return is(account, state.developer);
  if (party === "reviewer") return is(account, terms.reviewer);
  return true;
}

/** Whether the asked team is the account, and has to answer. */
export const mustAnswer = ({ state }: LiveWork, account: Address | undefined): boolean =>
  state.status === WorkStatus.Asked && is(account, state.developer);

/** Whether offers are taken at a time, unix seconds. */
export const takesOffers = ({ state, terms }: LiveWork, now: number): boolean =>
  state.status === WorkStatus.Open && now <= terms.offersUntil;
