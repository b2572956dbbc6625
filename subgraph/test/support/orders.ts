import { id, type Wallet } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import {
  orderDomain,
  orderMessage,
  orderTypes,
  packOrder,
  ZERO_ADDRESS,
  ZERO_BYTES32,
  type OrderFields,
  type PackedOrder,
} from "@sonm/protocol/order.ts";

import { world } from "./world.ts";

/** One of an author's orders, signed. */
export interface SignedOrder {
  readonly id: string;
  readonly fields: OrderFields;
  readonly packed: ContractOrder;
  readonly signature: string;
}

/** An order as ethers takes it. */
export type ContractOrder = Omit<PackedOrder, "benchmarks"> & { benchmarks: bigint[] };

/** A dollar an hour, in USD per second. */
export const PRICE = 277_777_777_777_777n;

let nonces = 0n;

/** A spot ask that anyone can take; change what a test is about. */
export async function orderFields(author: Wallet, fields: Partial<OrderFields> = {}): Promise<OrderFields> {
  return {
    side: Side.Ask,
    author: author.address as `0x${string}`,
    counterparty: ZERO_ADDRESS,
    price: PRICE,
    duration: 0,
    networkFlags: 0n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge: 0,
    bond: 0n,
    validUntil: (await world.chain.now()) + 86_400,
    epoch: 0,
    nonce: ++nonces,
    benchmarks: [],
    ...fields,
  };
}

/** Signs an order of a wallet. */
export async function signOrder(author: Wallet, changed: Partial<OrderFields> = {}): Promise<SignedOrder> {
  const fields = await orderFields(author, changed);
  const domain = orderDomain(LOCAL_CHAIN_ID, world.addresses.Market);
  const signature = await author.signTypedData(domain, { Order: [...orderTypes.Order] }, orderMessage(fields));
  const packed = contractOrder(packOrder(fields));
  return { id: await world.market.orderId(packed), fields, packed, signature };
}

export function contractOrder(packed: PackedOrder): ContractOrder {
  return { ...packed, benchmarks: [...packed.benchmarks] };
}

/** Signs an order and announces it. */
export async function announce(author: Wallet, changed: Partial<OrderFields> = {}): Promise<SignedOrder> {
  const order = await signOrder(author, changed);
  await (await world.market.connect(author).announce(order.packed, order.signature)).wait();
  return order;
}

/** What a buyer brings who demands no attestation. */
export const NO_HARDWARE = { factsHash: id("nothing"), benchmarks: [] };
