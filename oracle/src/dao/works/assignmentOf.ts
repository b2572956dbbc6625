import { decimalText, WAD_DIGITS } from "@sonm/protocol/proposals/numberText.ts";

import type { TakenOffer } from "./readWorks.ts";

/** The action by which the DAO takes an offer, as a file for `dao propose` has it. */
export function assignmentOf({ offer, signature }: Pick<TakenOffer, "offer" | "signature">) {
  return {
    action: "WorkOrders.assign",
    values: {
      "offer.orderId": String(offer.orderId),
      "offer.developer": offer.developer,
      "offer.amounts": offer.amounts.map(plain).join("; "),
      "offer.stream": plain(offer.stream),
      "offer.contentHash": offer.contentHash,
      "offer.validUntil": String(offer.validUntil),
      signature,
    },
  };
}

/** An amount without commas: in a list they could separate. */
const plain = (wei: bigint): string => decimalText(wei, WAD_DIGITS).replaceAll(",", "");
