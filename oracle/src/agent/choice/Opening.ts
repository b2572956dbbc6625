import type { OrderFields } from "@sonm/protocol/order.ts";

import type { Hex } from "../../lib/Hex.ts";

/** A buyer's bid as the choice weighs it. `refusedBy`: why the chain would not take it now, where it was asked. */
export interface Opening extends Pick<
  OrderFields,
  | "author"
  | "counterparty"
  | "price"
  | "duration"
  | "networkFlags"
  | "maxAttestationAge"
  | "bond"
  | "validUntil"
  | "benchmarks"
> {
  readonly id: Hex;
  readonly refusedBy?: string | undefined;
}
