import { formatSnm, formatUsd } from "../../lib/money.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { Announcement } from "./programEvents.ts";
import { unitsText } from "./unitWords.ts";

/** An announcement as a sentence. */
export function announcementText({ kind, usdPerGpuDay, byCard, amount, budget, end, maxUnits }: Announcement): string {
  switch (kind) {
    case "CREATED":
      return `Opened: ${formatUsd(usdPerGpuDay)} a day for each ${byCard ? "card" : "machine"}, with ${formatSnm(amount)} SNM.`;
    case "BUDGET_RAISED":
      return `Given ${formatSnm(amount)} SNM more; ${formatSnm(budget)} SNM in all.`;
    case "ENLARGED":
      return (
        `Enlarged: it takes ${unitsText(maxUnits, { minGpus: byCard ? 1 : 0 })} at most, and was given ` +
        `${formatSnm(amount)} SNM more; ${formatSnm(budget)} SNM in all.`
      );
    case "EXTENDED":
      return `Extended: it ends on ${formatDateTime(end)}.`;
    case "ADMISSION_SUSPENDED":
      return "Takes no more machines. Its members keep what they were promised.";
    case "ADMISSION_RESUMED":
      return "Takes machines again.";
    case "CLOSED":
      return `Closed. ${formatSnm(amount)} SNM that were left over went to the masternodes.`;
  }
}
