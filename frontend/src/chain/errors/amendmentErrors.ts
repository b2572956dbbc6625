import { Side } from "@sonm/protocol/generated/enums.ts";

import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** Change requests and amendments of deals that run. */
export const amendmentErrors = {
  AmendmentPartyOnly: () => ({
    sentence: "Only the buyer, the machine and its master may change this deal.",
    remedy: "Switch to one of these accounts in your wallet.",
  }),
  AmendmentPriceZero: () => ({
    sentence: "A deal can't be free.",
    remedy: "Enter a price above zero.",
  }),
  AmendmentUnchanged: () => ({
    sentence: "The deal has this price and this duration already.",
    remedy: "Change at least one of them.",
  }),
  AmendmentDurationInvalid: (duration, elapsed, longest) => ({
    sentence:
      longest === 0n
        ? "A spot deal has no end, and can't be given one."
        : `The deal has run for ${formatDuration(Number(elapsed))}; ${formatDuration(Number(duration))} in all is not possible.`,
    remedy:
      longest === 0n
        ? "Change the price only, or close the deal and buy for a fixed time."
        : `Choose an end that is still to come, at most ${formatDuration(Number(longest))} after the start.`,
  }),
  AmendmentExpired: (validUntil) => ({
    sentence: `The signed change was good until ${formatDateTime(Number(validUntil))}.`,
    remedy: "Let both sides sign again with a later time.",
  }),
  AmendmentValidityTooLong: (_validUntil, latest) => ({
    sentence: "A signed change is good for a week at most.",
    remedy: `Sign again with a time before ${formatDateTime(Number(latest))}.`,
  }),
  AmendmentSignatureInvalid: (_deal, party) => ({
    sentence: `The signature is not ${shortAddress(party)}'s consent to exactly this change.`,
    remedy: "Let that account sign again.",
  }),
  AmendmentRequestMissing: (_deal, side) => ({
    sentence: `The ${side === Side.Bid ? "buyer" : "supplier"} does not ask for a change any more.`,
    remedy: "Reload the page to see how things stand.",
  }),
} satisfies Partial<ErrorSentences>;
