import { Bytes } from "@graphprotocol/graph-ts";

import { Deal, OrderRecord } from "../../generated/schema";
import { DealOpened, OrderPresigned } from "../../generated/Market/Market";

/** What is known of an order's id. One look tells whether it was announced, filled or presigned. */
export function loadOrderRecord(id: Bytes): OrderRecord {
  const known = OrderRecord.load(id);
  if (known != null) return known;
  const record = new OrderRecord(id);
  record.presigners = [];
  return record;
}

/** Remembers that somebody signed an order by a transaction; doing it again changes nothing. */
export function recordPresigner(event: OrderPresigned): void {
  const record = loadOrderRecord(event.params.id);
  const presigners = record.presigners;
  if (presigners.includes(event.params.author)) return;
  presigners.push(event.params.author);
  record.presigners = presigners;
  record.save();
}

/** Remembers which deal an order opened. */
export function recordFill(id: Bytes, deal: Deal, event: DealOpened): void {
  const record = loadOrderRecord(id);
  record.deal = deal.id;
  record.filledAt = event.block.timestamp;
  record.save();
}
