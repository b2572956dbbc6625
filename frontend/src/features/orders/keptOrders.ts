import type { OrderFields } from "@sonm/protocol/order.ts";
import { fromRelayPost, toRelayPost } from "@sonm/protocol/relay.ts";
import { type Address, type Hex, isHash } from "viem";

import { readStored, writeStored } from "../../lib/stored.ts";

/** Orders that are remembered on this device, newest first. */
const MOST = 100;

/** An order that was signed on this device, wherever else it went. `signedAt`: unix seconds. */
export interface KeptOrder {
  readonly id: Hex;
  readonly fields: OrderFields;
  readonly signature: Hex;
  readonly signedAt: number;
}

const keyOf = (chainId: number, market: Address): string => `sonm.orders.v1.${chainId}.${market.toLowerCase()}`;

function readOne(json: unknown): KeptOrder | undefined {
  try {
    const { id, signedAt, ...post } = json as Record<string, unknown>;
    if (typeof id !== "string" || !isHash(id) || typeof signedAt !== "number") return undefined;
    return { id, signedAt, ...fromRelayPost(post) };
  } catch {
    return undefined;
  }
}

/** What was signed on this device; whatever can't be read any more is left out. */
export function readKeptOrders(storage: Storage, chainId: number, market: Address): readonly KeptOrder[] {
  const stored = readStored(storage, keyOf(chainId, market), (json) =>
    Array.isArray(json) ? (json as readonly unknown[]) : undefined,
  );
  return (stored ?? []).map(readOne).filter((order) => order !== undefined);
}

/** Nonces of an author's orders that were signed on this device. */
export function keptNonces(storage: Storage, chainId: number, market: Address, author: Address): readonly bigint[] {
  return readKeptOrders(storage, chainId, market)
    .filter(({ fields }) => fields.author.toLowerCase() === author.toLowerCase())
    .map(({ fields }) => fields.nonce);
}

/**
 * Remembers a signed order, so that it is not lost before it is published. Those whose time is over make room.
 *
 * @returns whether a later visit will find it
 */
export function keepOrder(storage: Storage, chainId: number, market: Address, order: KeptOrder): boolean {
  const others = readKeptOrders(storage, chainId, market).filter(
    ({ id, fields }) => id !== order.id && fields.validUntil >= order.signedAt,
  );
  const json = [order, ...others]
    .slice(0, MOST)
    .map(({ id, signedAt, ...signed }) => ({ id, signedAt, ...toRelayPost(signed) }));
  return writeStored(storage, keyOf(chainId, market), json);
}
