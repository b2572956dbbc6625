import { Swapped } from "../../generated/LegacySwap/LegacySwap";
import { LegacySwap, Swap } from "../../generated/schema";
import { eventId, SWAP_ID } from "../ids";
import { ZERO } from "../units";

/** All that was swapped, made on the first swap. */
export function loadLegacySwap(): LegacySwap {
  const known = LegacySwap.load(SWAP_ID);
  if (known != null) return known;
  const total = new LegacySwap(SWAP_ID);
  total.swapped = ZERO;
  total.count = 0;
  return total;
}

/** Keeps a swap. */
export function createSwap(event: Swapped): void {
  const swap = new Swap(eventId(event));
  swap.account = event.params.account;
  swap.to = event.params.to;
  swap.amount = event.params.amount;
  swap.timestamp = event.block.timestamp;
  swap.block = event.block.number;
  swap.transaction = event.transaction.hash;
  swap.save();
}
