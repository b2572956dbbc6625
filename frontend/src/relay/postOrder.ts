import { toRelayPost } from "@sonm/protocol/relay.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";
import type { Hex } from "viem";

import { RelayError } from "./RelayError.ts";
import { askRelay } from "./askRelay.ts";

/**
 * Gives a signed order to the first relay that takes it; relays hand it on to each other.
 *
 * @param onNext hears why a relay did not take it, before the next one is asked
 * @throws RelayError of the relay that refused it, or the last one's if none answers
 */
export async function postOrder(
  relays: readonly string[],
  fields: OrderFields,
  signature: Hex,
  onNext: (failure: RelayError) => void = () => undefined,
): Promise<void> {
  let failure: RelayError | undefined;
  for (const base of relays) {
    if (failure !== undefined) onNext(failure);
    try {
      const body = JSON.stringify(toRelayPost({ fields, signature }));
      await askRelay(base, "orders", { method: "POST", headers: { "content-type": "application/json" }, body });
      return;
    } catch (error) {
      if (!(error instanceof RelayError)) throw error;
      failure = error;
      // What one relay finds wrong with the order, the others do too.
      if (!["unreachable", "unclear", "full", "starting", "too-fast"].includes(error.code)) break;
    }
  }
  if (failure === undefined) throw new RelayError("unreachable", "No relay is known.");
  throw failure.code === "unreachable" && relays.length > 1
    ? new RelayError("unreachable", `No relay took it. The last that was asked: ${failure.message}`)
    : failure;
}
