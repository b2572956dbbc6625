import { BigInt } from "@graphprotocol/graph-ts";

import { Deal } from "../../generated/schema";
import { BondSettled } from "../../generated/Guarantees/Guarantees";
import { DealBilled, DealClosed, DealOpened, FeesCollected } from "../../generated/Market/Market";
import { loadAccount } from "./account";
import { loadMarket } from "./market";

// Where the money is. Buyer and master of a deal may be one address, so each account is saved before the next one is
// loaded.

/** SNM came from a wallet into a ledger balance. */
export function enterLedger(amount: BigInt): void {
  const market = loadMarket();
  market.ledgerBalance = market.ledgerBalance.plus(amount);
  market.save();
}

/** SNM went from a ledger balance to a wallet. */
export function leaveLedger(amount: BigInt): void {
  enterLedger(amount.neg());
}

/** The buyer's first reserve goes into escrow, and the supplier's bond is held. */
export function openDeal(deal: Deal, event: DealOpened): void {
  const supplier = loadAccount(deal.supplier, event);
  supplier.balance = supplier.balance.minus(deal.bond);
  supplier.bonded = supplier.bonded.plus(deal.bond);
  supplier.save();

  const buyer = loadAccount(deal.buyer, event);
  const firstPurchase = buyer.dealsAsBuyer == 0;
  buyer.balance = buyer.balance.minus(deal.escrow);
  buyer.escrowed = buyer.escrowed.plus(deal.escrow);
  buyer.dealsAsBuyer += 1;
  buyer.openDealsAsBuyer += 1;
  buyer.save();

  const master = loadAccount(deal.master, event);
  const firstSale = master.dealsAsMaster == 0;
  master.dealsAsMaster += 1;
  master.openDealsAsMaster += 1;
  master.save();

  const market = loadMarket();
  market.ledgerBalance = market.ledgerBalance.minus(deal.escrow).minus(deal.bond);
  market.bonds = market.bonds.plus(deal.bond);
  market.escrow = market.escrow.plus(deal.escrow);
  if (firstPurchase) market.buyerCount += 1;
  if (firstSale) market.masterCount += 1;
  market.save();
}

/** Escrow is topped up and pays the master; the fee waits to be collected. `deal` is as it was before. */
export function payDeal(deal: Deal, event: DealBilled): void {
  const paid = event.params.paid;
  const fee = event.params.fee;
  const toppedUp = event.params.toppedUp;
  const escrowed = toppedUp.minus(paid);

  const buyer = loadAccount(deal.buyer, event);
  buyer.balance = buyer.balance.minus(toppedUp);
  buyer.escrowed = buyer.escrowed.plus(escrowed);
  buyer.totalPaid = buyer.totalPaid.plus(paid);
  buyer.save();

  const master = loadAccount(deal.master, event);
  master.balance = master.balance.plus(paid).minus(fee);
  master.totalEarned = master.totalEarned.plus(paid).minus(fee);
  master.save();

  const market = loadMarket();
  market.paymentCount += 1;
  market.totalPaid = market.totalPaid.plus(paid);
  market.totalFee = market.totalFee.plus(fee);
  market.escrow = market.escrow.plus(escrowed);
  market.ledgerBalance = market.ledgerBalance.plus(paid).minus(fee).minus(toppedUp);
  market.pendingFees = market.pendingFees.plus(fee);
  market.save();
}

/** What escrow still holds goes back to the buyer. `deal` is as it was before. */
export function closeDeal(deal: Deal, event: DealClosed): void {
  const refunded = event.params.refunded;
  const buyer = loadAccount(deal.buyer, event);
  buyer.balance = buyer.balance.plus(refunded);
  buyer.escrowed = buyer.escrowed.minus(deal.escrow);
  buyer.openDealsAsBuyer -= 1;
  buyer.save();

  const master = loadAccount(deal.master, event);
  master.openDealsAsMaster -= 1;
  master.save();

  const market = loadMarket();
  market.escrow = market.escrow.minus(deal.escrow);
  market.ledgerBalance = market.ledgerBalance.plus(refunded);
  market.save();
}

/** The bond goes to the buyer as far as a refund is due, and back to the supplier. */
export function settleBond(deal: Deal, event: BondSettled): void {
  const supplier = loadAccount(deal.supplier, event);
  supplier.balance = supplier.balance.plus(event.params.returned);
  supplier.bonded = supplier.bonded.minus(deal.bond);
  supplier.save();

  const buyer = loadAccount(deal.buyer, event);
  buyer.balance = buyer.balance.plus(event.params.refund);
  buyer.totalBondRefunds = buyer.totalBondRefunds.plus(event.params.refund);
  buyer.save();

  const market = loadMarket();
  market.ledgerBalance = market.ledgerBalance.plus(deal.bond);
  market.bonds = market.bonds.minus(deal.bond);
  market.save();
}

/** Fees leave for the collector's wallet. */
export function collectFees(event: FeesCollected): void {
  const market = loadMarket();
  market.pendingFees = market.pendingFees.minus(event.params.amount);
  market.save();
  const collector = loadAccount(event.params.collector, event);
  collector.totalFeesCollected = collector.totalFeesCollected.plus(event.params.amount);
  collector.save();
}
