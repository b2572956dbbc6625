import type { Address, Hex } from "viem";

import { encodeApprove } from "../../chain/calls.ts";
import { formatSnm } from "../../lib/money.ts";
import type { Action, Prompt } from "../../tx/Action.ts";

/**
 * SNM that go from a wallet into the masternodes.
 *
 * - `amount`: SNM wei that the call takes; `allowance`: that the masternodes may take already
 * - `title`: names the call: "Delegate 12 SNM to 0x12…34"
 */
export interface StakePlan {
  readonly account: Address;
  readonly token: Address;
  readonly masternodes: Address;
  readonly amount: bigint;
  readonly allowance: bigint;
  readonly title: string;
  readonly data: Hex;
}

/** An approval of exactly the amount, unless that much is allowed already, and the call. */
export function stakeAction({ account, token, masternodes, amount, allowance, title, data }: StakePlan): Action {
  const call: Prompt = { kind: "transaction", label: title, call: () => ({ to: masternodes, data }) };
  if (allowance >= amount) return { title, account, prompts: [call] };
  const approval = encodeApprove(masternodes, amount);
  return {
    title,
    account,
    prompts: [
      {
        kind: "transaction",
        label: `Approve ${formatSnm(amount, "up")} SNM`,
        call: () => ({ to: token, data: approval }),
      },
      call,
    ],
  };
}
