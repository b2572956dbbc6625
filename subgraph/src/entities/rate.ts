import { RatePoint, RateUpdate } from "../../generated/schema";
import { RateUpdated } from "../../generated/Reports/Reports";
import { eventId } from "../ids";
import { decimalOf } from "../units";

/** Keeps a rate. */
export function createRateUpdate(event: RateUpdated): void {
  const update = new RateUpdate(eventId(event));
  update.rate = event.params.rate;
  update.snmPerUsd = decimalOf(event.params.rate);
  update.cumulative = event.params.cumulative;
  update.timestamp = event.block.timestamp;
  update.block = event.block.number;
  update.transaction = event.transaction.hash;
  update.save();

  const point = new RatePoint(0);
  point.rate = event.params.rate;
  point.save();
}
