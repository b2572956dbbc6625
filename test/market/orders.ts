import type { TypedDataDomain, TypedDataField } from "ethers";

import { MAX_ORDER_VALIDITY } from "@sonm/protocol/generated/constants.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import {
  orderDomain,
  orderMessage,
  orderTypes,
  packOrder,
  ZERO_ADDRESS,
  ZERO_BYTES32,
  type OrderFields,
} from "@sonm/protocol/order.ts";

import type { Market } from "../../types/index.js";
import type { OrderStruct } from "../../types/market/Market.ts";
import { chain } from "../helpers/chain.ts";
import { RIG_BENCHMARKS } from "../helpers/machines.ts";
import type { MarketStage } from "./MarketStage.ts";

/** USD per second, 18 decimals: 4.23 USD an hour. */
export const PRICE = 1_175_000_000_000_000n;

/** Whoever signs typed data under an address. */
export interface OrderSigner {
  readonly address: string;
  signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    message: Record<string, unknown>,
  ): Promise<string>;
}

/** An order as its author hands it over. */
export interface SignedOrder {
  readonly fields: OrderFields;
  readonly order: OrderStruct;
  readonly signature: string;
  readonly id: string;
}

/** EIP-712 types of an order, as ethers wants them. */
export const ORDER_TYPES: Record<string, TypedDataField[]> = { Order: [...orderTypes.Order] };

export async function marketDomain(market: Market, chainId: bigint): Promise<TypedDataDomain> {
  return orderDomain(Number(chainId), await market.getAddress());
}

let nonces = 0n;

/** Fields that demand nothing, with a nonce of their own. */
async function plainFields(author: string): Promise<OrderFields> {
  nonces += 1n;
  return {
    side: Side.Ask,
    author: author as `0x${string}`,
    counterparty: ZERO_ADDRESS,
    price: PRICE,
    duration: 0,
    networkFlags: 0n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge: 0,
    bond: 0n,
    validUntil: (await chain.networkHelpers.time.latest()) + Number(MAX_ORDER_VALIDITY) / 2,
    epoch: 0,
    nonce: nonces,
    benchmarks: [],
  };
}

/** The worker's ask for its attested benchmarks: up to 30 days, overlay and outbound network. */
export async function askFields(stage: MarketStage, changes: Partial<OrderFields> = {}): Promise<OrderFields> {
  const plain = await plainFields(stage.worker.address);
  return { ...plain, duration: 30 * 86_400, networkFlags: 3n, benchmarks: RIG_BENCHMARKS, ...changes };
}

/** The buyer's bid for a spot deal that demands one core, at the ask's price. */
export async function bidFields(stage: MarketStage, changes: Partial<OrderFields> = {}): Promise<OrderFields> {
  const plain = await plainFields(stage.buyer.address);
  return { ...plain, side: Side.Bid, benchmarks: [0n, 0n, 1n], ...changes };
}

/** The order as calldata. */
export function pack(fields: OrderFields): OrderStruct {
  const packed = packOrder(fields);
  return { ...packed, benchmarks: [...packed.benchmarks] };
}

/** Lets whoever signs for its author sign an order. */
export async function sign(stage: MarketStage, signer: OrderSigner, fields: OrderFields): Promise<SignedOrder> {
  const domain = await marketDomain(stage.market, stage.chainId);
  const order = pack(fields);
  const signature = await signer.signTypedData(domain, ORDER_TYPES, { ...orderMessage(fields) });
  return { fields, order, signature, id: await stage.market.orderId(order) };
}

/** The worker's signed ask. */
export async function signAsk(stage: MarketStage, changes: Partial<OrderFields> = {}): Promise<SignedOrder> {
  return sign(stage, stage.worker, await askFields(stage, changes));
}

/** The buyer's signed bid. */
export async function signBid(stage: MarketStage, changes: Partial<OrderFields> = {}): Promise<SignedOrder> {
  return sign(stage, stage.buyer, await bidFields(stage, changes));
}
