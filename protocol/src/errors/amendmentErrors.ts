import { Side } from "../generated/enums.ts";

import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Change requests and amendments of deals that run. */
export const amendmentErrors = (say: ErrorWording) =>
  ({
    AmendmentPartyOnly: () => ({
      sentence: "Only the buyer, the machine and its master may change this deal.",
      remedy: "Use one of these accounts.",
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
          : `The deal has run for ${say.duration(elapsed)}; ${say.duration(duration)} in all is not possible.`,
      remedy:
        longest === 0n
          ? "Change the price only, or close the deal and buy for a fixed time."
          : `Choose an end that is still to come, at most ${say.duration(longest)} after the start.`,
    }),
    AmendmentExpired: (validUntil) => ({
      sentence: `The signed change was good until ${say.time(validUntil)}.`,
      remedy: "Let both sides sign again with a later time.",
    }),
    AmendmentValidityTooLong: (_validUntil, latest) => ({
      sentence: "A signed change is good for a week at most.",
      remedy: `Sign again with a time before ${say.time(latest)}.`,
    }),
    AmendmentSignatureInvalid: (_deal, party) => ({
      sentence: `The signature is not ${say.account(party)}'s consent to exactly this change.`,
      remedy: "Let that account sign again.",
    }),
    AmendmentRequestMissing: (_deal, side) => ({
      sentence: `The ${side === BigInt(Side.Bid) ? "buyer" : "supplier"} does not ask for a change any more.`,
      remedy: `${say.again} to see how things stand.`,
    }),
  }) satisfies Partial<ErrorSentences>;
