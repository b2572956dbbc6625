import fc from "fast-check";

import type { OrderFields } from "../src/order.ts";

/** Any unsigned number of so many bits. */
export const uint = (bits: number): fc.Arbitrary<bigint> => fc.bigInt(0n, (1n << BigInt(bits)) - 1n);

/** So many bytes, in hexadecimal. */
export const hex = (bytes: number): fc.Arbitrary<`0x${string}`> =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((data) => `0x${Buffer.from(data).toString("hex")}` as const);

/** Any order with fields that fit their types. */
export const anyOrder = (side: fc.Arbitrary<number>): fc.Arbitrary<OrderFields> =>
  fc.record({
    side,
    author: hex(20),
    counterparty: hex(20),
    price: uint(96),
    duration: uint(32).map(Number),
    networkFlags: uint(64),
    identityLevel: uint(8).map(Number),
    blacklist: hex(20),
    tag: hex(32),
    maxAttestationAge: uint(32).map(Number),
    bond: uint(96),
    validUntil: uint(40).map(Number),
    epoch: uint(32).map(Number),
    nonce: uint(64),
    benchmarks: fc.array(uint(63), { maxLength: 32 }),
  });
