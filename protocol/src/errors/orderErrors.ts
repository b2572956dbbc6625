import { Side } from "../generated/enums.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Signed orders. */
export const orderErrors = (say: ErrorWording) =>
  ({
    OrderSignatureInvalid: (_id, author) => ({
      sentence: `The order's signature is not that of its author ${say.account(author)}.`,
      remedy: "Choose another offer. If it is yours, sign it again on this network.",
    }),
    OrderAuthorOnly: (author, caller) => ({
      sentence: `Only the author ${say.account(author)} announces this order; you are ${say.account(caller)}.`,
      remedy: "Use the author's account.",
    }),
    OrderSideWrong: (expected) => ({
      sentence: `The order is on the wrong side of the book: ${expected === BigInt(Side.Ask) ? "an ask" : "a bid"} is needed.`,
      remedy: "Choose an order of the other side.",
    }),
    OrderExpired: (validUntil) => ({
      sentence: `The offer ended on ${say.time(validUntil)}.`,
      remedy: `${say.again}, and choose an offer that is still good.`,
    }),
    OrderValidityTooLong: (_validUntil, latest) => ({
      sentence: "The order is valid for longer than the market allows.",
      remedy: `Sign it with an end on ${say.time(latest)} at the latest.`,
    }),
    OrderEpochWrong: (orderEpoch, currentEpoch) => ({
      sentence:
        orderEpoch < currentEpoch
          ? "The author has cancelled all orders that were signed before."
          : "The order is signed for a later epoch than its author's current one.",
      remedy: "Choose another offer.",
    }),
    OrderNonceUsed: () => ({
      sentence: "The offer was taken or cancelled before your transaction came.",
      remedy: "Choose another offer; nothing was paid.",
    }),
    OrderPriceZero: () => ({
      sentence: "The order's price is zero.",
      remedy: "Sign the order again with a price above zero.",
    }),
    OrderBenchmarksTooLong: (words, maxWords) => ({
      sentence: `The order names ${Number(words) * 4} benchmarks; the market reads ${Number(maxWords) * 4} at most.`,
      remedy: "Sign the order again with fewer benchmarks.",
    }),
    OrderBenchmarkTooLarge: (word) => ({
      sentence: `A benchmark among numbers ${Number(word) * 4} to ${Number(word) * 4 + 3} is larger than the market can hold.`,
      remedy: "Sign the order again with a value below 2^63.",
    }),
  }) satisfies Partial<ErrorSentences>;
