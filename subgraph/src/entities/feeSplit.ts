import { FeePayment, FeeReceipt, FeeSplit } from "../../generated/schema";
import { FeesPaid, FeesReceived } from "../../generated/FeeSplitter/FeeSplitter";
import { eventId, FEES_ID } from "../ids";
import { ZERO } from "../units";

/** The one split, made on its first event. */
export function loadFeeSplit(): FeeSplit {
  const known = FeeSplit.load(FEES_ID);
  if (known != null) return known;
  const split = new FeeSplit(FEES_ID);
  split.holdersShare = 0;
  split.masternodesShare = 0;
  split.treasuryShare = 0;
  split.received = ZERO;
  split.toHolders = ZERO;
  split.toMasternodes = ZERO;
  split.toTreasury = ZERO;
  split.paid = ZERO;
  return split;
}

/** Keeps that fees came in. */
export function createFeeReceipt(event: FeesReceived): void {
  const receipt = new FeeReceipt(eventId(event));
  receipt.amount = event.params.amount;
  receipt.holders = event.params.holders;
  receipt.masternodes = event.params.masternodes;
  receipt.treasury = event.params.treasury;
  receipt.timestamp = event.block.timestamp;
  receipt.block = event.block.number;
  receipt.transaction = event.transaction.hash;
  receipt.save();
}

/** Keeps that a part was collected. */
export function createFeePayment(event: FeesPaid): void {
  const payment = new FeePayment(eventId(event));
  payment.recipient = event.params.recipient;
  payment.amount = event.params.amount;
  payment.timestamp = event.block.timestamp;
  payment.block = event.block.number;
  payment.transaction = event.transaction.hash;
  payment.save();
}
