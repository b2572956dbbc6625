import { EQUIVOCATION_SLASH, MAX_SLASH, SLASH_CAP, SLASH_PERIOD } from "@sonm/protocol/generated/constants.ts";

import { basisPointsText } from "../../lib/percent.ts";
import { formatDuration } from "../../lib/time.ts";

/** What can be lost by staking in a masternode. */
export const SLASH_WORDS =
  `A masternode that signs two reports for one epoch loses ${basisPointsText(EQUIVOCATION_SLASH)} of all stake in it, yours ` +
  `included. The DAO can take up to ${basisPointsText(MAX_SLASH)} at once. Together no more than ` +
  `${basisPointsText(SLASH_CAP)} in ${formatDuration(Number(SLASH_PERIOD))}.`;
