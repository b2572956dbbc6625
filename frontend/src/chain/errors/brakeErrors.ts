import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** The emergency brake of the market. */
export const brakeErrors = {
  BrakeGuardianOnly: (caller) => ({
    sentence: `Only the guardian pulls the brake alone; this is ${shortAddress(caller)}.`,
    remedy: "Support the brake with your votes instead.",
  }),
  BrakeGuardianTermOver: (ended) => ({
    sentence: `The guardian's term ended on ${formatDateTime(Number(ended))}.`,
    remedy: "Support the brake with votes: only they pull it now.",
  }),
  BrakeVotesZero: (account, snapshot) => ({
    sentence: `${shortAddress(account)} had no votes on ${formatDateTime(Number(snapshot))}, when this round began.`,
    remedy: "Votes that came later count in the next round. Delegate your SNM to yourself now to be ready for it.",
  }),
  BrakeSupportedAlready: (account) => ({
    sentence: `${shortAddress(account)} supports the brake in this round already.`,
    remedy: "Ask others to support it, too.",
  }),
} satisfies Partial<ErrorSentences>;
