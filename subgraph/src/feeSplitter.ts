import {
  FeesPaid,
  FeesReceived,
  SplitSet,
  SplitterMarketSet,
  SplitterMasternodesSet,
} from "../generated/FeeSplitter/FeeSplitter";
import { createFeePayment, createFeeReceipt, loadFeeSplit } from "./entities/feeSplit";
import { createParameterChange } from "./entities/parameterChange";

export function handleFeesReceived(event: FeesReceived): void {
  createFeeReceipt(event);
  const split = loadFeeSplit();
  split.received = split.received.plus(event.params.amount);
  split.toHolders = split.toHolders.plus(event.params.holders);
  split.toMasternodes = split.toMasternodes.plus(event.params.masternodes);
  split.toTreasury = split.toTreasury.plus(event.params.treasury);
  split.save();
}

export function handleFeesPaid(event: FeesPaid): void {
  createFeePayment(event);
  const split = loadFeeSplit();
  split.paid = split.paid.plus(event.params.amount);
  split.save();
}

// Parameters

export function handleSplitSet(event: SplitSet): void {
  const holders = event.params.holders.toI32();
  const masternodes = event.params.masternodes.toI32();
  const treasury = event.params.treasury.toI32();
  const split = loadFeeSplit();
  split.holdersShare = holders;
  split.masternodesShare = masternodes;
  split.treasuryShare = treasury;
  split.save();
  const value = holders.toString() + "/" + masternodes.toString() + "/" + treasury.toString();
  createParameterChange(event, "split", value);
}

export function handleSplitterMarketSet(event: SplitterMarketSet): void {
  const split = loadFeeSplit();
  split.market = event.params.market;
  split.save();
  createParameterChange(event, "market", event.params.market.toHexString());
}

export function handleSplitterMasternodesSet(event: SplitterMasternodesSet): void {
  const split = loadFeeSplit();
  split.masternodes = event.params.masternodes;
  split.save();
}
