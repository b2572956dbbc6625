import { Slash } from "../../generated/schema";
import { EquivocationProven, MasternodeSlashed } from "../../generated/Masternodes/Masternodes";
import { eventId } from "../ids";
import { ZERO } from "../units";

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
  slash.compensation = ZERO;
  slash.timestamp = event.block.timestamp;
  slash.block = event.block.number;
  slash.transaction = event.transaction.hash;
  slash.save();
}

/** Keeps that the DAO slashed a masternode. */
export function createDaoSlash(event: MasternodeSlashed): void {
  const slash = new Slash(eventId(event));
  slash.masternode = event.params.owner;
  slash.reporter = event.params.reporter;
  slash.beneficiary = event.params.beneficiary;
  slash.reason = event.params.reason;
  slash.amount = event.params.amount;
  slash.reward = event.params.reward;
  slash.compensation = event.params.compensation;
  slash.timestamp = event.block.timestamp;
  slash.block = event.block.number;
  slash.transaction = event.transaction.hash;
  slash.save();
}
