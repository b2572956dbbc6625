import type { Address } from "viem";

import type { CloseReason, Deal } from "../../indexer/deal.ts";
import { formatDuration } from "../../lib/time.ts";

/** Why a deal ended, in words. */
export const closeReasons: Record<CloseReason, string> = {
  BUYER: "The buyer closed it.",
  SUPPLIER: "The supplier closed it.",
  OUT_OF_FUNDS: "Escrow and the buyer's ledger balance were used up.",
  ENDED: "It reached its agreed end.",
};

/** What the reader is in a deal. */
export type Role = "buyer" | "master" | "supplier";

const same = (left: Address, right: Address | undefined): boolean => left.toLowerCase() === right?.toLowerCase();

/** The reader's part in a deal; undefined for a stranger. */
export function roleIn({ terms }: Deal, account: Address | undefined): Role | undefined {
  if (same(terms.buyer, account)) return "buyer";
  if (same(terms.master, account)) return "master";
  return same(terms.supplier, account) ? "supplier" : undefined;
}

export const roleTexts: Record<Role, string> = {
  buyer: "You rent",
  master: "You are paid",
  supplier: "Your machine",
};

/** What kind of deal it is: "Spot" or its length. */
export function dealKind({ terms }: Deal): string {
  return terms.duration === 0 ? "Spot" : formatDuration(terms.duration);
}
