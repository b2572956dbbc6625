import { Deposit, FeeCollection, Withdrawal } from "../../generated/schema";
import { Deposited, FeesCollected, Withdrawn } from "../../generated/Market/Market";
import { eventId } from "../ids";

/** Keeps a deposit. */
export function createDeposit(event: Deposited): void {
  const deposit = new Deposit(eventId(event));
  deposit.account = event.params.account;
  deposit.from = event.params.from;
  deposit.amount = event.params.amount;
  deposit.timestamp = event.block.timestamp;
  deposit.block = event.block.number;
  deposit.transaction = event.transaction.hash;
  deposit.save();
}

/** Keeps a withdrawal. */
export function createWithdrawal(event: Withdrawn): void {
  const withdrawal = new Withdrawal(eventId(event));
  withdrawal.account = event.params.account;
  withdrawal.to = event.params.to;
  withdrawal.amount = event.params.amount;
  withdrawal.timestamp = event.block.timestamp;
  withdrawal.block = event.block.number;
  withdrawal.transaction = event.transaction.hash;
  withdrawal.save();
}

/** Keeps a payment of fees. */
export function createFeeCollection(event: FeesCollected): void {
  const collection = new FeeCollection(eventId(event));
  collection.collector = event.params.collector;
  collection.amount = event.params.amount;
  collection.timestamp = event.block.timestamp;
  collection.block = event.block.number;
  collection.transaction = event.transaction.hash;
  collection.save();
}
