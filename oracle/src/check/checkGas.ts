import { formatEther } from "ethers";

import type { Finding } from "./Finding.ts";
import { reportCost, type GasView } from "./reportCost.ts";

/** Seconds for which a balance should last. */
const SPAN = 7n * 86_400n;

/** Whether a signer can pay for a week of reports if it has to submit every one of them, as the last one standing does. */
export function checkGas({ address, balance, epochLength, ...view }: GasView): Finding[] {
  if (balance === 0n) {
    return [{ level: "error", text: `${address} holds 0 of the chain's coin and can't pay gas. Send it some.` }];
  }
  if (epochLength <= 0) return [];
  const cost = (reportCost(view) * SPAN) / BigInt(epochLength);
  if (balance >= cost) return [];
  const text =
    `${address} holds ${formatEther(balance)} of the chain's coin, and submitting every report of 7 days would take ` +
    `${formatEther(cost)} at the price of now. Send it some.`;
  return [{ level: "warning", text }];
}
