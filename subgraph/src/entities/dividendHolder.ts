import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { DividendHolder, DividendMove } from "../../generated/schema";
import { eventId } from "../ids";
import { ZERO } from "../units";

/** An account that locks, or has votes of locked SNM, made on its first event. */
export function loadDividendHolder(address: Bytes): DividendHolder {
  const known = DividendHolder.load(address);
  if (known != null) return known;
  const holder = new DividendHolder(address);
  holder.locked = ZERO;
  holder.credit = ZERO;
  holder.index = ZERO;
  holder.claimed = ZERO;
  holder.votes = ZERO;
  return holder;
}

/** Credits what the holder has earned up to this index of the pool, as the contract does. */
export function settle(holder: DividendHolder, index: BigInt): void {
  holder.credit = holder.credit.plus(holder.locked.times(index.minus(holder.index)));
  holder.index = index;
}

/** Keeps what a holder did. */
export function createDividendMove(
  event: ethereum.Event,
  holder: DividendHolder,
  kind: string,
  amount: BigInt,
  to: Bytes,
): void {
  const move = new DividendMove(eventId(event));
  move.holder = holder.id;
  move.kind = kind;
  move.amount = amount;
  move.to = to;
  move.locked = holder.locked;
  move.timestamp = event.block.timestamp;
  move.block = event.block.number;
  move.transaction = event.transaction.hash;
  move.save();
}
