import { z } from "zod";

import type { Hex } from "./Hex.ts";

const hexDigits = (bytes: number) => {
  // Made once: a report's content has a million of these values.
  const pattern = new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`);
  return z.custom<Hex>(
    (value) => typeof value === "string" && pattern.test(value),
    `must be 0x and ${bytes * 2} hexadecimal digits in lower case`,
  );
};

const bigintBelow = (limit: bigint, text: string) =>
  z
    .string()
    .max(78)
    .regex(/^(0|[1-9]\d*)$/, "must be a decimal number in quotes")
    .transform(BigInt)
    .refine((value) => value < limit, `must be below ${text}`);

const natural = (bits: number) =>
  z
    .int()
    .min(0)
    .max(2 ** bits - 1);

/** The building blocks of messages. Each accepts exactly one spelling of a value, so that hashes are unambiguous. */
export const wire = {
  address: hexDigits(20),
  bytes32: hexDigits(32),
  /** 64 bytes (ERC-2098) or 65. */
  signature: z.custom<Hex>(
    (value) => typeof value === "string" && /^0x([0-9a-f]{128}|[0-9a-f]{130})$/.test(value),
    "must be a signature of 64 or 65 bytes",
  ),
  uint8: natural(8),
  uint16: natural(16),
  uint32: natural(32),
  uint40: natural(40),
  uint64: bigintBelow(1n << 64n, "2^64"),
  uint80: bigintBelow(1n << 80n, "2^80"),
  uint88: bigintBelow(1n << 88n, "2^88"),
  uint96: bigintBelow(1n << 96n, "2^96"),
  /** A benchmark value. */
  uint63: bigintBelow(1n << 63n, "2^63"),
};
