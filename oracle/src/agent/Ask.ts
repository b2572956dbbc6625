import type { OrderFields } from "@sonm/protocol/order.ts";

import type { Hex } from "../lib/Hex.ts";

/** An ask that this machine signed. `id` is the digest that it signed. */
export interface Ask {
  readonly id: Hex;
  readonly fields: OrderFields;
  readonly signature: Hex;
  /** Whether it was seen on the chain. */
  readonly announced: boolean;
}
