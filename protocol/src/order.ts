import { normalizeBenchmarks, packBenchmarks, unpackBenchmarks } from "./benchmarks.ts";

/** The address that stands for nobody. */
export const ZERO_ADDRESS = "0x0000000000000000000000000000000000000000";

/** The bytes32 that stands for nothing. */
export const ZERO_BYTES32 = "0x0000000000000000000000000000000000000000000000000000000000000000";

/**
 * What an author signs, under the names that a wallet shows.
 *
 * - `side`: numeric value of `Side`
 * - `counterparty`: the other side's master, or zero for anyone
 * - `price`: USD per second, 18 decimals
 * - `duration`: seconds, 0 for spot
 * - `networkFlags`: bit mask: 1 overlay, 2 outbound, 4 incoming
 * - `identityLevel`: least level demanded of the other side's master
 * - `blacklist`: whose list applies beside the parties' own, or zero
 * - `maxAttestationAge`: seconds; bids only; 0 demands no attestation
 * - `bond`: SNM wei
 * - `validUntil`: unix seconds, inclusive
 * - `epoch`, `nonce`: what `cancelAll` and `cancel` refer to
 * - `benchmarks`: values by id
 */
export interface OrderFields {
  readonly side: number;
  readonly author: `0x${string}`;
  readonly counterparty: `0x${string}`;
  readonly price: bigint;
  readonly duration: number;
  readonly networkFlags: bigint;
  readonly identityLevel: number;
  readonly blacklist: `0x${string}`;
  readonly tag: `0x${string}`;
  readonly maxAttestationAge: number;
  readonly bond: bigint;
  readonly validUntil: number;
  readonly epoch: number;
  readonly nonce: bigint;
  readonly benchmarks: readonly bigint[];
}

/** An order as it travels in calldata and events. The layout is that of `contracts/types/Order.sol`. */
export interface PackedOrder {
  readonly head: bigint;
  readonly terms: bigint;
  readonly demands: bigint;
  readonly replay: bigint;
  readonly tag: `0x${string}`;
  readonly benchmarks: readonly bigint[];
}

/** A field of an order does not fit its type. The message names the field. */
export class OrderInvalidError extends Error {
  override readonly name = "OrderInvalidError";
}

/** EIP-712 types of an order; pass `orderMessage(fields)` as the message. */
export const orderTypes = {
  Order: [
    { name: "side", type: "uint8" },
    { name: "author", type: "address" },
    { name: "counterparty", type: "address" },
    { name: "price", type: "uint96" },
    { name: "duration", type: "uint32" },
    { name: "networkFlags", type: "uint64" },
    { name: "identityLevel", type: "uint8" },
    { name: "blacklist", type: "address" },
    { name: "tag", type: "bytes32" },
    { name: "maxAttestationAge", type: "uint32" },
    { name: "bond", type: "uint96" },
    { name: "validUntil", type: "uint40" },
    { name: "epoch", type: "uint32" },
    { name: "nonce", type: "uint64" },
    { name: "benchmarks", type: "uint64[]" },
  ],
} as const;

/** EIP-712 domain of everything that the market verifies: orders and worker bindings. */
export function orderDomain<Contract extends string>(chainId: number, market: Contract) {
  return { name: "SONM Market", version: "1", chainId, verifyingContract: market } as const;
}

/**
 * The fields as they are signed: with benchmarks filled up to whole words.
 *
 * @throws BenchmarksInvalidError
 */
export function orderMessage(fields: OrderFields): OrderFields {
  return { ...fields, benchmarks: normalizeBenchmarks(fields.benchmarks) };
}

const unsigned = (name: string, value: bigint | number, bits: number): bigint => {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new OrderInvalidError(`The order's ${name} is ${value}. Give a whole number.`);
  }
  const number = BigInt(value);
  if (number < 0n || number >> BigInt(bits) !== 0n) {
    throw new OrderInvalidError(`The order's ${name} is ${number}. It must be from 0 to 2^${bits} - 1.`);
  }
  return number;
};

const hexNumber = (name: string, value: string, bytes: number): bigint => {
  if (!new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`).test(value)) {
    throw new OrderInvalidError(`The order's ${name} is "${value}". Give 0x and ${bytes * 2} hexadecimal digits.`);
  }
  return BigInt(value);
};

const address = (name: string, value: string): bigint => hexNumber(name, value, 20);

/**
 * Packs an order for calldata.
 *
 * @throws OrderInvalidError if a field does not fit its type
 * @throws BenchmarksInvalidError
 */
export function packOrder(fields: OrderFields): PackedOrder {
  hexNumber("tag", fields.tag, 32);
  return {
    head: (address("author", fields.author) << 96n) | unsigned("price", fields.price, 96),
    terms:
      (address("counterparty", fields.counterparty) << 96n) |
      (unsigned("validUntil", fields.validUntil, 40) << 56n) |
      (unsigned("duration", fields.duration, 32) << 24n) |
      (unsigned("side", fields.side, 8) << 16n) |
      (unsigned("identityLevel", fields.identityLevel, 8) << 8n),
    demands:
      (address("blacklist", fields.blacklist) << 96n) |
      (unsigned("maxAttestationAge", fields.maxAttestationAge, 32) << 64n) |
      unsigned("networkFlags", fields.networkFlags, 64),
    replay:
      (unsigned("bond", fields.bond, 96) << 160n) |
      (unsigned("epoch", fields.epoch, 32) << 128n) |
      (unsigned("nonce", fields.nonce, 64) << 64n),
    tag: fields.tag,
    benchmarks: packBenchmarks(fields.benchmarks),
  };
}

const bits = (word: bigint, shift: number, width: number): bigint =>
  (word >> BigInt(shift)) & ((1n << BigInt(width)) - 1n);

const toAddress = (word: bigint): `0x${string}` => `0x${(word >> 96n).toString(16).padStart(40, "0")}`;

/** Reads a packed order. Addresses come in lower case; benchmarks have four values for each word. */
export function unpackOrder(order: PackedOrder): OrderFields {
  return {
    side: Number(bits(order.terms, 16, 8)),
    author: toAddress(order.head),
    counterparty: toAddress(order.terms),
    price: bits(order.head, 0, 96),
    duration: Number(bits(order.terms, 24, 32)),
    networkFlags: bits(order.demands, 0, 64),
    identityLevel: Number(bits(order.terms, 8, 8)),
    blacklist: toAddress(order.demands),
    tag: order.tag,
    maxAttestationAge: Number(bits(order.demands, 64, 32)),
    bond: bits(order.replay, 160, 96),
    validUntil: Number(bits(order.terms, 56, 40)),
    epoch: Number(bits(order.replay, 128, 32)),
    nonce: bits(order.replay, 64, 64),
    benchmarks: unpackBenchmarks(order.benchmarks),
  };
}
