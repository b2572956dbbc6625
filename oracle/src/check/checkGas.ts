import { formatEther } from "ethers";

import type { Finding } from "./Finding.ts";

/** Gas of a report's submission, and what each signature adds: above what the gas measurements show. */
const SUBMIT_GAS = 200_000n;
const SIGNATURE_GAS = 12_000n;

/** Seconds for which a balance should last. */
const SPAN = 7n * 86_400n;

/** What gas costs here. */
export interface GasView {
  readonly address: string;
  /** Wei. */
  readonly balance: bigint;
  /** Wei for one gas. */
  readonly gasPrice: bigint;
  readonly members: number;
  /** Seconds; 0 where it is not known. */
  readonly epochLength: number;
}

/** Whether a signer can pay for a week of reports if it has to submit every one of them, as the last one standing does. */
export function checkGas({ address, balance, gasPrice, members, epochLength }: GasView): Finding[] {
  if (balance === 0n) {
    return [{ level: "error", text: `${address} holds 0 of the chain's coin and can't pay gas. Send it some.` }];
  }
  if (epochLength <= 0) return [];
  const gas = SUBMIT_GAS + SIGNATURE_GAS * BigInt(members);
  const cost = (gas * gasPrice * SPAN) / BigInt(epochLength);
  if (balance >= cost) return [];
  const text =
    `${address} holds ${formatEther(balance)} of the chain's coin, and submitting every report of 7 days would take ` +
    `${formatEther(cost)} at the price of now. Send it some.`;
  return [{ level: "warning", text }];
}
