import { type Address, type Hex, type TypedDataDomain, parseSignature } from "viem";

import { HOUR } from "../lib/time.ts";

/** How long a permit stays good: long enough for a hardware wallet, short enough not to lie around. */
export const PERMIT_SECONDS = HOUR;

const permitTypes = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** A permit to take exactly `value` SNM wei once. `deadline`: unix seconds. */
export type Permit = {
  readonly owner: Address;
  readonly spender: Address;
  readonly value: bigint;
  readonly nonce: bigint;
  readonly deadline: bigint;
};

/**
 * The typed data of an ERC-2612 permit.
 *
 * @param domain as the token's `eip712Domain` tells it
 */
export function permitTypedData(domain: TypedDataDomain, permit: Permit) {
  return { domain, types: permitTypes, primaryType: "Permit", message: permit } as const;
}

/** A signature as ERC-2612 takes it. */
export interface SplitSignature {
  readonly v: number;
  readonly r: Hex;
  readonly s: Hex;
}

/** @throws viem's error if it is no signature of 65 bytes */
export function splitSignature(signature: Hex): SplitSignature {
  const { r, s, yParity } = parseSignature(signature);
  return { v: 27 + yParity, r, s };
}
