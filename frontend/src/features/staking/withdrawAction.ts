import type { Address } from "viem";

import { encodeWithdrawFrom } from "../../chain/stakingCalls.ts";
import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { Action, Prompt } from "../../tx/Action.ts";
import { type Stake, dueSum } from "./stakeMoney.ts";

/**
 * Withdraws what has finished unbonding, with a transaction for each masternode.
 *
 * @param due stakes of which something can be withdrawn
 * @param now unix seconds
 * @returns undefined if there is none
 */
export function withdrawAction(
  masternodes: Address,
  account: Address,
  due: readonly Stake[],
  now: number,
): Action | undefined {
  const [first, ...others] = due.map((stake): Prompt => {
    const data = encodeWithdrawFrom(stake.owner, account);
    return {
      kind: "transaction",
      label: `Withdraw ${formatSnm(dueSum(stake, now))} SNM from ${shortAddress(stake.owner)}`,
      call: () => ({ to: masternodes, data }),
    };
  });
  if (first === undefined) return undefined;
  const title = others.length === 0 ? first.label : `Withdraw from ${due.length} masternodes`;
  return { title, account, prompts: [first, ...others] };
}
