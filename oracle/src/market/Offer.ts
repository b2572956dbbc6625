import type { SignedOrder } from "@sonm/protocol/relay.ts";

import type { Hex } from "../lib/Hex.ts";

/** An ask that could be taken when it was looked at. */
export interface Offer extends SignedOrder {
  readonly id: Hex;
  /** The transaction that attested its machine last, as the index says. */
  readonly attestedIn?: Hex | undefined;
}
