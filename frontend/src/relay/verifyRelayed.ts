import { fromRelayedOrder } from "@sonm/protocol/relay.ts";

import { type ClaimedOrder, type SignatureSurroundings, checkSignature } from "../orders/checkSignature.ts";

/** An order from a relay that was checked in this browser. `receivedAt`: unix seconds, as the relay says. */
export interface VerifiedOrder extends ClaimedOrder {
  readonly receivedAt: number;
}

/** Orders that are known to be their authors' own, so that none is checked at every look. A signature stays good. */
const good = new Set<string>();

/** How many are remembered; then the memory begins anew. */
const MOST_REMEMBERED = 10_000;

/**
 * Reads what a relay says is an order, and checks it: its id is taken anew, and the signature must be the author's.
 *
 * @returns undefined for anything that is not a genuine order
 * @throws viem's error if the node does not answer, where it must be asked for a contract wallet
 */
export async function verifyRelayed(
  surroundings: SignatureSurroundings,
  value: unknown,
): Promise<VerifiedOrder | undefined> {
  let order: VerifiedOrder;
  try {
    order = fromRelayedOrder(value);
  } catch {
    return undefined;
  }
  const key = `${surroundings.market}${order.id}${order.signature}${JSON.stringify(value)}`;
  if (good.has(key)) return order;
  const check = await checkSignature(surroundings, order);
  if (check === "wrong" || check === "altered") return undefined;
  // A contract wallet may change its mind.
  if (check === "key") {
    if (good.size >= MOST_REMEMBERED) good.clear();
    good.add(key);
  }
  return order;
}
