import { BigInt } from "@graphprotocol/graph-ts";

import { ClassPricePoint, Deal, HardwareClass, Worker } from "../../generated/schema";

/** Adds a deal that opens now to the series of each class of its machine, as far as the machine's attestation lasts. */
export function createClassPricePoints(deal: Deal, worker: Worker, time: BigInt): void {
  if (worker.attestedUntil.le(time)) return;
  const classes = worker.classes;
  for (let i = 0; i < classes.length; i++) {
    const point = new ClassPricePoint(0);
    point.number = HardwareClass.load(classes[i])!.number;
    point.price = deal.price;
    point.save();
  }
}
