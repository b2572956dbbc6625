import type { Offer } from "../indexer/offer.ts";
import { ANONYMOUS } from "../indexer/profile.ts";
import type { ClaimedOrder } from "../orders/checkSignature.ts";
import type { OrderLife } from "./orderLife.ts";

/**
 * An order that the index does not know as an order, with what the index knows of its end. Of its machine it knows
 * nothing here.
 *
 * @param createdAt unix seconds
 */
export function unannounced(
  { id, fields, signature }: ClaimedOrder,
  createdAt: number,
  life: OrderLife | undefined,
): Offer {
  return {
    id,
    status: life?.state ?? "ACTIVE",
    fields,
    signature,
    supplier: fields.author,
    master: fields.author,
    profile: ANONYMOUS,
    attestation: undefined,
    createdAt,
    endedAt: undefined,
    dealId: life?.deal,
    relayed: true,
  };
}
