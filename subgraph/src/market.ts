import { Address, BigInt } from "@graphprotocol/graph-ts";

import {
  BanSet,
  BlacklistSet,
  DealAmended,
  DealBilled,
  DealClosed,
  DealOpened,
  Deposited,
  EntriesPaused,
  FeeCollectorSet,
  FeeSet,
  FeesCollected,
  LevelSet,
  OrderAnnounced,
  OrderCancelled,
  OrderPresigned,
  OrdersCancelled,
  PayoutSet,
  Withdrawn,
  WorkerConfirmed,
  WorkerRemoved,
} from "../generated/Market/Market";
import { Order } from "../generated/schema";
import { ensureAccount, loadAccount } from "./entities/account";
import { createBlacklistChange, withTarget } from "./entities/blacklist";
import { voidRequests } from "./entities/changeRequest";
import { createClassPricePoints } from "./entities/classPricePoint";
import { amendDeal, billableUntil, createDeal, createDealPoint, fillOrder, loadDeal } from "./entities/deal";
import * as balances from "./entities/balances";
import { createBindingPoint } from "./entities/machinePoint";
import { loadMarket } from "./entities/market";
import { rateIntegralAt } from "./entities/oracle";
import { announceOrder } from "./entities/order";
import { beginOrderEpoch, endOrderEpoch } from "./entities/orderEpoch";
import { cancelNonce } from "./entities/orderNonce";
import { recordPresigner } from "./entities/orderRecord";
import { createParameterChange } from "./entities/parameterChange";
import { createPayment } from "./entities/payment";
import { createDeposit, createFeeCollection, createWithdrawal } from "./entities/transfer";
import { bind, loadWorker, unbind } from "./entities/worker";
import { ZERO } from "./units";

const ONE = BigInt.fromI32(1);

/** Close reasons by number, as in `CloseReason` of the contracts. */
const CLOSE_REASONS = ["BUYER", "SUPPLIER", "OUT_OF_FUNDS", "ENDED"];

// Ledger

export function handleDeposited(event: Deposited): void {
  const account = loadAccount(event.params.account, event);
  account.balance = account.balance.plus(event.params.amount);
  account.totalDeposited = account.totalDeposited.plus(event.params.amount);
  account.save();
  balances.enterLedger(event.params.amount);
  createDeposit(event);
}

export function handleWithdrawn(event: Withdrawn): void {
  const account = loadAccount(event.params.account, event);
  account.balance = account.balance.minus(event.params.amount);
  account.totalWithdrawn = account.totalWithdrawn.plus(event.params.amount);
  account.save();
  balances.leaveLedger(event.params.amount);
  createWithdrawal(event);
}

export function handleFeesCollected(event: FeesCollected): void {
  balances.collectFees(event);
  createFeeCollection(event);
}

export function handlePayoutSet(event: PayoutSet): void {
  const account = loadAccount(event.params.account, event);
  const target = event.params.target;
  account.payoutTarget = target == Address.zero() ? null : target;
  account.payoutThreshold = event.params.threshold;
  account.save();
}

// Orders

export function handleOrderAnnounced(event: OrderAnnounced): void {
  announceOrder(event);
}

export function handleOrderPresigned(event: OrderPresigned): void {
  recordPresigner(event);
  const order = Order.load(event.params.id);
  if (order == null || order.author != event.params.author) return;
  order.presigned = true;
  order.save();
}

export function handleOrderCancelled(event: OrderCancelled): void {
  ensureAccount(event.params.author, event);
  cancelNonce(event.params.author, event.params.nonce, event);
}

export function handleOrdersCancelled(event: OrdersCancelled): void {
  const author = event.params.author;
  const side = event.params.side;
  const epoch = event.params.epoch;
  const account = loadAccount(author, event);
  if (side == 0) account.askEpoch = epoch;
  else account.bidEpoch = epoch;
  account.save();
  endOrderEpoch(author, side, epoch.minus(ONE), event);
  beginOrderEpoch(author, side, epoch, event);
}

// Deals

export function handleDealOpened(event: DealOpened): void {
  const market = loadMarket();
  market.dealCount += 1;
  market.openDealCount += 1;
  market.save();
  const deal = createDeal(event, market.dealCount);
  deal.save();
  createDealPoint(deal);
  balances.openDeal(deal, event);

  const worker = loadWorker(deal.supplier, event);
  worker.dealCount += 1;
  worker.openDealCount += 1;
  worker.save();
  createClassPricePoints(deal, worker, event.block.timestamp);
  fillOrder(deal.ask, deal, event);
  if (BigInt.fromUnsignedBytes(deal.bid) != ZERO) fillOrder(deal.bid, deal, event);
}

export function handleDealBilled(event: DealBilled): void {
  const deal = loadDeal(event.params.id);
  const until = billableUntil(deal, event.block.timestamp);
  createPayment(event, deal, until);
  balances.payDeal(deal, event);
  deal.escrow = deal.escrow.plus(event.params.toppedUp).minus(event.params.paid);
  deal.totalFunded = deal.totalFunded.plus(event.params.toppedUp);
  deal.totalPaid = deal.totalPaid.plus(event.params.paid);
  deal.totalFee = deal.totalFee.plus(event.params.fee);
  deal.billedUntil = until;
  deal.integral = rateIntegralAt(event.block.timestamp);
  deal.paymentCount += 1;
  deal.save();
}

export function handleDealAmended(event: DealAmended): void {
  const deal = loadDeal(event.params.id);
  amendDeal(deal, event);
  deal.save();
}

export function handleDealClosed(event: DealClosed): void {
  const deal = loadDeal(event.params.id);
  const market = loadMarket();
  market.openDealCount -= 1;
  market.closedDealSeconds = market.closedDealSeconds.plus(event.block.timestamp.minus(deal.start));
  market.save();
  balances.closeDeal(deal, event);

  const worker = loadWorker(deal.supplier, event);
  worker.openDealCount -= 1;
  worker.save();
  deal.status = "CLOSED";
  deal.closeReason = CLOSE_REASONS[event.params.reason];
  deal.escrow = ZERO;
  deal.refunded = event.params.refunded;
  voidRequests(deal, event);
  deal.closedAt = event.block.timestamp;
  deal.closeTransaction = event.transaction.hash;
  deal.save();
}

// Workers

export function handleWorkerConfirmed(event: WorkerConfirmed): void {
  bind(event);
  const master = loadAccount(event.params.master, event);
  master.workerCount += 1;
  master.save();
  const market = loadMarket();
  market.boundWorkerCount += 1;
  market.save();
  createBindingPoint();
}

export function handleWorkerRemoved(event: WorkerRemoved): void {
  unbind(event);
  const master = loadAccount(event.params.master, event);
  master.workerCount -= 1;
  master.save();
  const market = loadMarket();
  market.boundWorkerCount -= 1;
  market.save();
  createBindingPoint();
}

// Blacklists

export function handleBlacklistSet(event: BlacklistSet): void {
  const account = loadAccount(event.params.account, event);
  account.blacklist = withTarget(account.blacklist, event.params.target, event.params.listed);
  account.save();
  createBlacklistChange(event);
}

export function handleBanSet(event: BanSet): void {
  const account = loadAccount(event.params.account, event);
  account.banned = event.params.banned;
  account.bannedSince = event.params.banned ? event.block.timestamp : null;
  account.save();
}

// Identity

export function handleLevelSet(event: LevelSet): void {
  const account = loadAccount(event.params.account, event);
  account.level = event.params.level.toI32();
  account.levelUntil = event.params.until;
  account.save();
}

// Parameters

export function handleFeeSet(event: FeeSet): void {
  const market = loadMarket();
  market.fee = event.params.fee.toI32();
  market.save();
  createParameterChange(event, "fee", event.params.fee.toString());
}

export function handleFeeCollectorSet(event: FeeCollectorSet): void {
  ensureAccount(event.params.collector, event);
  const market = loadMarket();
  market.feeCollector = event.params.collector;
  market.save();
  createParameterChange(event, "feeCollector", event.params.collector.toHexString());
}

export function handleEntriesPaused(event: EntriesPaused): void {
  const market = loadMarket();
  market.pausedUntil = event.params.until;
  market.save();
  createParameterChange(event, "pausedUntil", event.params.until.toString());
}
