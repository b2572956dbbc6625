import { Bytes, ethereum, Value } from "@graphprotocol/graph-ts";

import { Account, Order, OrderNonce, Worker } from "../../generated/schema";
import { OrderAnnounced } from "../../generated/Market/Market";
import { orderEpochId, orderNonceId } from "../ids";
import { PackedOrder, SIDES } from "../packedOrder";
import { textOf } from "../text";
import { cappedToI64, pricePerHourOf } from "../units";
import { hasBit } from "../words";
import { loadAccount } from "./account";
import { follow } from "./following";
import { loadMarket } from "./market";
import { useUpNonce } from "./orderNonce";
import { loadOrderRecord } from "./orderRecord";
import { countActive } from "./orderStatus";

/** Benchmark ids that have a field of their own, for filters. */
const BENCHMARK_FIELDS = 32;

/** Keeps an order, unless it was announced before or the market could never take it. */
export function announceOrder(event: OrderAnnounced): void {
  const author = event.params.author;
  const record = loadOrderRecord(event.params.id);
  if (record.order !== null) return renewSignature(event);
  const fields = new PackedOrder(event.params.order);
  if (!fields.canFill()) return;

  const account = loadAccount(author, event);
  const market = loadMarket();
  const worker = fields.side == 0 ? Worker.load(author) : null;
  const order = createOrder(event.params.id, author, fields, event);
  if (worker != null) order.master = worker.master;
  order.signature = event.params.signature;
  order.presigned = record.presigners.includes(author);
  order.deal = record.deal;
  order.status = record.deal !== null ? "FILLED" : statusOf(order, account);
  if (order.status == "FILLED") order.endedAt = record.filledAt;
  if (order.status == "CANCELLED") order.endedAt = event.block.timestamp;
  if (order.status == "ACTIVE") countActive(order, account, market, 1);
  follow(order, account, worker);
  order.save();
  account.save();
  market.orderCount += 1;
  market.save();
  record.order = order.id;
  record.save();
  if (order.status == "FILLED") useUpNonce(order, event);
}

function renewSignature(event: OrderAnnounced): void {
  const order = Order.load(event.params.id)!;
  order.signature = event.params.signature;
  order.save();
}

/** What an order that did not fill can still do. */
function statusOf(order: Order, account: Account): string {
  const epoch = order.side == "ASK" ? account.askEpoch : account.bidEpoch;
  if (order.epoch.lt(epoch)) return "CANCELLED";
  if (OrderNonce.load(order.usedNonce!) != null) return "CANCELLED";
  return order.epoch.gt(epoch) ? "PENDING" : "ACTIVE";
}

function createOrder(id: Bytes, author: Bytes, fields: PackedOrder, event: ethereum.Event): Order {
  const order = new Order(id);
  order.side = SIDES[fields.side];
  order.author = author;
  order.authorAddress = author;
  order.master = author;
  if (fields.side == 0) order.worker = author;
  order.counterparty = fields.counterparty;
  order.price = fields.price;
  order.cappedPrice = cappedToI64(fields.price);
  order.pricePerHour = pricePerHourOf(fields.price);
  order.duration = fields.duration.toI64();
  order.networkFlags = fields.networkFlags;
  order.overlay = hasBit(fields.networkFlags, 0);
  order.outbound = hasBit(fields.networkFlags, 1);
  order.incoming = hasBit(fields.networkFlags, 2);
  order.identityLevel = fields.identityLevel;
  order.blacklist = fields.blacklist;
  order.tag = fields.tag;
  order.tagText = textOf(fields.tag);
  order.maxAttestationAge = fields.maxAttestationAge;
  order.bond = fields.bond;
  order.validUntil = fields.validUntil.toI64();
  order.epoch = fields.epoch;
  order.nonce = fields.nonce;
  order.benchmarks = fields.benchmarks;
  for (let i = 0; i < BENCHMARK_FIELDS; i++) {
    const value = i < fields.benchmarks.length ? cappedToI64(fields.benchmarks[i]) : 0;
    order.set("benchmark" + i.toString(), Value.fromI64(value));
  }
  order.usedNonce = orderNonceId(author, fields.nonce);
  order.endedEpoch = orderEpochId(author, fields.side, fields.epoch);
  order.createdAt = event.block.timestamp;
  order.createdBlock = event.block.number;
  order.transaction = event.transaction.hash;
  return order;
}
