import { Bytes, ethereum, Value } from "@graphprotocol/graph-ts";

import { Order, OrderFill, OrderNonce, Presignature } from "../../generated/schema";
import { orderEpochId, orderNonceId, presignatureId } from "../ids";
import { PackedOrder, SIDES } from "../packedOrder";
import { textOf } from "../text";
import { pricePerHourOf, ZERO } from "../units";
import { hasBit } from "../words";
import { loadAccount } from "./account";
import { loadMarket } from "./market";
import { loadOrderEpoch } from "./orderEpoch";
import { loadOrderNonce, useUp } from "./orderNonce";
import { masterOf } from "./worker";
import { setOrderStatus } from "./orderStatus";

/** Benchmark ids that have a field of their own, for filters. */
const BENCHMARK_FIELDS = 32;

/**
 * The order of an announcement, new or announced before. Save it after setting its signature.
 *
 * @returns null where the market could never take it
 */
export function loadOrder(id: Bytes, author: Bytes, packed: ethereum.Tuple, event: ethereum.Event): Order | null {
  const known = Order.load(id);
  if (known != null) return known;
  const fields = new PackedOrder(packed);
  if (!fields.canFill()) return null;

  const order = createOrder(id, author, fields, event);
  const nonce = loadOrderNonce(author, fields.nonce, event);
  loadOrderEpoch(author, fields.side, fields.epoch, event).save();
  const market = loadMarket();
  market.orderCount += 1;
  market.save();
  const fill = OrderFill.load(id);
  if (fill != null) {
    order.deal = fill.deal;
    setOrderStatus(order, "FILLED", event);
    useUp(nonce, order, event);
  } else {
    setOrderStatus(order, statusOf(order, nonce, event), event);
    nonce.save();
  }
  return order;
}

/** What an order that did not fill can still do. */
function statusOf(order: Order, nonce: OrderNonce, event: ethereum.Event): string {
  if (nonce.used) return "CANCELLED";
  const account = loadAccount(order.author, event);
  const epoch = order.side == "ASK" ? account.askEpoch : account.bidEpoch;
  if (order.epoch.lt(epoch)) return "CANCELLED";
  return order.epoch.gt(epoch) ? "PENDING" : "ACTIVE";
}

function createOrder(id: Bytes, author: Bytes, fields: PackedOrder, event: ethereum.Event): Order {
  const order = new Order(id);
  order.side = SIDES[fields.side];
  order.status = "PENDING";
  order.author = author;
  order.master = fields.side == 0 ? masterOf(author) : author;
  if (fields.side == 0) order.worker = author;
  order.counterparty = fields.counterparty;
  order.price = fields.price;
  order.pricePerHour = pricePerHourOf(fields.price);
  order.duration = fields.duration;
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
  order.validUntil = fields.validUntil;
  order.epoch = fields.epoch;
  order.nonce = fields.nonce;
  order.benchmarks = fields.benchmarks;
  for (let i = 0; i < BENCHMARK_FIELDS; i++) {
    const value = i < fields.benchmarks.length ? fields.benchmarks[i] : ZERO;
    order.set("benchmark" + i.toString(), Value.fromBigInt(value));
  }
  order.signature = Bytes.empty();
  order.presigned = Presignature.load(presignatureId(author, id)) != null;
  order.nonceUse = orderNonceId(author, fields.nonce);
  order.orderEpoch = orderEpochId(author, fields.side, fields.epoch);
  order.createdAt = event.block.timestamp;
  order.createdBlock = event.block.number;
  order.transaction = event.transaction.hash;
  return order;
}
