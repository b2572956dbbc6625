import { ethereum } from "@graphprotocol/graph-ts";

import { ParameterChange } from "../../generated/schema";
import { eventId } from "../ids";

/** Keeps that a contract's parameter was set. */
export function createParameterChange(event: ethereum.Event, name: string, value: string): void {
  const change = new ParameterChange(eventId(event));
  change.contract = event.address;
  change.name = name;
  change.value = value;
  change.timestamp = event.block.timestamp;
  change.block = event.block.number;
  change.transaction = event.transaction.hash;
  change.save();
}
