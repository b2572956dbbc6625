import type { DutyTotal } from "../agreement/DutyTotal.ts";
import type { DutyLedger } from "./DutyLedger.ts";

/** What each owner has earned, ascending by owner; whoever ever earned is there for good. */
export const dutyTotals = ({ earned }: Pick<DutyLedger, "earned">): DutyTotal[] =>
  [...earned].map(([owner, amount]) => ({ owner, earned: amount })).toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
