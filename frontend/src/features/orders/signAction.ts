import { type OrderFields, orderDomain, orderMessage, orderTypes } from "@sonm/protocol/order.ts";
import type { Address, Hex } from "viem";

import { formatUsdPerHour } from "../../lib/money.ts";
import type { Action } from "../../tx/Action.ts";
import { isBid, termWords } from "./orderWords.ts";

/**
 * The signature of an order as an action: one prompt, nothing is sent.
 *
 * @param onSigned gets the signature
 */
export function signAction(
  fields: OrderFields,
  chainId: number,
  market: Address,
  onSigned: (signature: Hex) => void,
): Action {
  const kind = isBid(fields) ? "bid" : "ask";
  const title = `Sign ${kind === "ask" ? "an ask" : "a bid"}: ${termWords(fields.duration)} at ${formatUsdPerHour(fields.price)} an hour`;
  return {
    title,
    account: fields.author,
    onSigned: ([signature]) => {
      if (signature !== undefined) onSigned(signature);
    },
    prompts: [
      {
        kind: "signature",
        label: title,
        message: () =>
          Promise.resolve({
            domain: orderDomain(chainId, market),
            types: orderTypes,
            primaryType: "Order" as const,
            message: { ...orderMessage(fields) },
          }),
      },
    ],
  };
}
