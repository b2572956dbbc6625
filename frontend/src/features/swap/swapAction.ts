import type { Address } from "viem";

import { encodeApprove } from "../../chain/calls.ts";
import { encodeSwap } from "../../chain/swapCalls.ts";
import { formatSnm } from "../../lib/money.ts";
import type { Action, Prompt } from "../../tx/Action.ts";

/** Which contracts a swap is between. */
export interface SwapParties {
  readonly legacy: Address;
  readonly swap: Address;
}

/** What is to be swapped, and what the swap may take already. Wei of the original. */
export interface SwapPlan {
  readonly account: Address;
  readonly amount: bigint;
  readonly allowance: bigint;
}

/**
 * Swaps original tokens for SNM. Never more than what is swapped is allowed. The original takes a new approval only after one
 * of zero, so an approval that is too small is taken back first.
 */
export function swapAction({ legacy, swap }: SwapParties, { account, amount, allowance }: SwapPlan): Action {
  const text = `${formatSnm(amount, "up")} original SNM`;
  const title = `Swap ${text}`;
  const approve = (label: string, value: bigint): Prompt => ({
    kind: "transaction",
    label,
    call: () => ({ to: legacy, data: encodeApprove(swap, value) }),
  });
  const last: Prompt = { kind: "transaction", label: title, call: () => ({ to: swap, data: encodeSwap(amount) }) };
  if (allowance >= amount) return { title, account, prompts: [last] };
  const allow = approve(`Approve ${text}`, amount);
  const prompts: readonly [Prompt, ...Prompt[]] =
    allowance === 0n ? [allow, last] : [approve("Take back the approval that is too small", 0n), allow, last];
  return { title, account, prompts };
}
