import { exactDecimal } from "../../../lib/decimal.ts";
import { WAD_DIGITS } from "../../../lib/money.ts";
import type { SignedOffer } from "./signedOffer.ts";

/** A proposal to take an offer, by the fields of its form. */
export function offerProposal({ offer, signature }: Omit<SignedOffer, "uri">): Readonly<Record<string, string>> {
  return {
    "offer.orderId": String(offer.orderId),
    "offer.developer": offer.developer,
    "offer.amounts": offer.amounts.map((amount) => exactDecimal(amount, WAD_DIGITS)).join(", "),
    "offer.stream": exactDecimal(offer.stream, WAD_DIGITS),
    "offer.contentHash": offer.contentHash,
    "offer.validUntil": String(offer.validUntil),
    signature,
  };
}
