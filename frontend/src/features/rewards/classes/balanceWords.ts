import { TARGET_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { formatDuration } from "../../../lib/time.ts";

/** What a class is held at. */
export const TARGET_TEXT = `target ${TARGET_SUPPLY}×`;

/** What happens next where no average is known. @param interval seconds; undefined while it is read */
export function unprovedText(points: number, interval: number | undefined): string {
  const pace = interval === undefined ? "again and again" : `once in ${formatDuration(interval)}`;
  return points === 0
    ? `No supply proved yet: nodes prove it ${pace}.`
    : `Proved for the first time: an average shows with the next proof. Nodes prove it ${pace}.`;
}
