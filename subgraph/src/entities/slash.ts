import { Slash } from "../../generated/schema";
import { EquivocationProven } from "../../generated/Masternodes/Masternodes";
import { eventId } from "../ids";

/** Keeps that a masternode lost stake for two reports of one epoch. */
export function createSlash(event: EquivocationProven): void {
  const slash = new Slash(eventId(event));
  slash.masternode = event.params.owner;
  slash.signer = event.params.signer;
  slash.reporter = event.params.reporter;
  slash.reports = event.params.reports;
  slash.epoch = event.params.epoch;
  slash.amount = event.params.amount;
  slash.reward = event.params.reward;
  slash.timestamp = event.block.timestamp;
  slash.block = event.block.number;
  slash.transaction = event.transaction.hash;
  slash.save();
}
