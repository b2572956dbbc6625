import { fromRelayedOrder } from "@sonm/protocol/relay.ts";

import { orderDigest, signedBy } from "../chain/orderSignature.ts";
import { type ClaimedOrder, type SignatureSurroundings, checkSignature } from "../orders/checkSignature.ts";

/** An order from a relay that was checked in this browser. `receivedAt`: unix seconds, as the relay says. */
export interface VerifiedOrder extends ClaimedOrder {
  readonly receivedAt: number;
}

/** How often the chain may still be asked on behalf of relays, which could make us ask without end. */
export interface ChainBudget {
  left: number;
}

/** Orders that are known to be signed by their authors' keys, so that none is checked at every look: that stays so. */
const good = new Set<string>();

/** How many are remembered; then the memory begins anew. */
const MOST_REMEMBERED = 10_000;

/**
 * Reads what a relay says is an order, and checks it: its id is taken anew, and the signature must be the author's. The
 * chain is asked only about orders that no key signed.
 *
 * @returns undefined for anything that is not a genuine order
 * @throws viem's error if the node does not answer
 */
export async function verifyRelayed(
  surroundings: SignatureSurroundings,
  value: unknown,
  budget: ChainBudget,
): Promise<VerifiedOrder | undefined> {
  let order: VerifiedOrder;
  try {
    order = fromRelayedOrder(value);
  } catch {
    return undefined;
  }
  const { chainId, market } = surroundings;
  if (orderDigest(order.fields, chainId, market) !== order.id) return undefined;
  // The id stands for the fields, the chain and the market.
  const key = `${order.id}${order.signature}`;
  if (good.has(key)) return order;
  if (await signedBy(order.fields.author, order.id, order.signature)) {
    if (good.size >= MOST_REMEMBERED) good.clear();
    good.add(key);
    return order;
  }
  if (budget.left <= 0) return undefined;
  budget.left -= 1;
  const check = await checkSignature(surroundings, order);
  return check === "wrong" || check === "altered" ? undefined : order;
}
