import { formatRelative } from "../../lib/time.ts";
import type { ProposalStage } from "./ProposalStage.ts";
import type { ProposalFacts } from "./proposalFacts.ts";

/** What happens next with a proposal, or happened last, in a few words. @param now unix seconds */
export function whenText(
  stage: ProposalStage,
  proposal: Pick<ProposalFacts, "snapshot" | "deadline" | "eta" | "executedAt" | "cancelledAt">,
  now: number,
): string {
  const { snapshot, deadline, eta, executedAt, cancelledAt } = proposal;
  switch (stage) {
    case "waits":
      return `vote begins ${formatRelative(snapshot, now)}`;
    case "votes":
      return `vote ends ${formatRelative(deadline, now)}`;
    case "accepted":
      return "anybody can put it into the queue";
    case "queued":
      if (eta === undefined) return "waits in the treasury";
      return eta <= now ? "anybody can execute it" : `can be executed ${formatRelative(eta, now)}`;
    case "executed":
      return executedAt === undefined ? "executed" : `executed ${formatRelative(executedAt, now)}`;
    case "cancelled":
      return cancelledAt === undefined ? "cancelled" : `cancelled ${formatRelative(cancelledAt, now)}`;
    default:
      return `vote ended ${formatRelative(deadline, now)}`;
  }
}
