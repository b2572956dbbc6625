import type { OrderFields } from "@sonm/protocol/order.ts";

import type { Hex } from "../../lib/Hex.ts";

/**
 * Something that happened on the market. `at`: unix seconds; `bid`: zero where the buyer took an ask. `voided`: all orders
 * of a side that were signed for an earlier epoch.
 */
export type MarketEvent =
  | {
      readonly kind: "order";
      readonly at: number;
      readonly id: Hex;
      readonly fields: OrderFields;
      readonly signature: Hex;
    }
  | { readonly kind: "cancelled"; readonly at: number; readonly author: Hex; readonly nonce: bigint }
  | {
      readonly kind: "opened";
      readonly at: number;
      readonly id: Hex;
      readonly bid: Hex;
      readonly buyer: Hex;
      readonly supplier: Hex;
      readonly price: bigint;
      readonly duration: number;
    }
  | {
      readonly kind: "amended";
      readonly at: number;
      readonly id: Hex;
      readonly newId: Hex;
      readonly duration: number;
    }
  | { readonly kind: "closed"; readonly at: number; readonly id: Hex }
  | {
      readonly kind: "voided";
      readonly at: number;
      readonly author: Hex;
      readonly side: number;
      readonly epoch: number;
    };
