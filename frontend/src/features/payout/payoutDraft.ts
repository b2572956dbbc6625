import { type Address, getAddress, isAddress, zeroAddress } from "viem";

import { amountFaults } from "../../lib/amountFaults.ts";
import { parseSnm } from "../../lib/money.ts";

/** What the contract keeps: 96 bits. */
const THRESHOLD_LIMIT = 1n << 96n;

/** Where a balance is sent, and from how much on, SNM wei. */
export interface Payout {
  readonly target: Address;
  readonly threshold: bigint;
}

/** What is wrong with an entry, and what to enter instead. */
export interface PayoutFaults {
  readonly target?: string;
  readonly threshold?: string;
}

/** A payout as it is typed, or what is wrong with it. @param market where money sent to would be lost */
export function readPayout(target: string, threshold: string, market: Address): Payout | PayoutFaults {
  const address = target.trim();
  const amount = parseSnm(threshold);
  const read = isAddress(address, { strict: false }) ? getAddress(address) : undefined;
  const faults: PayoutFaults = {
    ...(read === undefined || read === zeroAddress ? { target: "Enter an address: 0x and 40 digits." } : {}),
    ...(read === getAddress(market) ? { target: "This is the market itself. Enter a wallet." } : {}),
    ...(typeof amount === "bigint" ? {} : { threshold: amountFaults[amount] }),
    ...(typeof amount === "bigint" && amount >= THRESHOLD_LIMIT ? { threshold: "Enter less." } : {}),
  };
  return Object.keys(faults).length > 0 || read === undefined || typeof amount !== "bigint"
    ? faults
    : { target: read, threshold: amount };
}

export const isPayout = (read: Payout | PayoutFaults): read is Payout => typeof read.threshold === "bigint";
