import type { ChoiceFormats } from "@sonm/protocol/choice/ChoiceFormats.ts";

import { formatSnm, formatUsd } from "../../lib/money.ts";
import { formatDuration, formatRelative } from "../../lib/time.ts";

/** How the page writes amounts in the sentences that it shares with the command line. */
export const formatsAt = (now: number): ChoiceFormats => ({
  usd: (usd) => formatUsd(usd, "nearest"),
  snm: (wei) => formatSnm(wei),
  ago: (time) => formatRelative(time, now),
  duration: formatDuration,
});
