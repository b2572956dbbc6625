import type { Address, Client, Hex } from "viem";

import { encodeApprove } from "../../../chain/calls.ts";
import { encodeLock, encodeLockWithPermit } from "../../../chain/dividendCalls.ts";
import { PERMIT_SECONDS, splitSignature } from "../../../chain/permit.ts";
import { permitMessage } from "../../../chain/permitMessage.ts";
import { formatSnm } from "../../../lib/money.ts";
import type { Action, Prompt } from "../../../tx/Action.ts";

/**
 * How the dividends may take SNM from the wallet.
 *
 * - `permit`: by a signature, then one transaction
 * - `approve`: by a transaction, then another one; for wallets that can't sign a permit
 */
export type AllowingWay = "permit" | "approve";

/** Which contracts a lock is between. */
export interface LockParties {
  readonly client: Client;
  readonly token: Address;
  readonly dividends: Address;
}

/**
 * What is to be locked.
 *
 * - `amount`: SNM wei
 * - `allowance`: that the dividends have already, SNM wei; if it suffices, nothing is allowed anew
 * - `now`: unix seconds
 */
export interface LockPlan {
  readonly account: Address;
  readonly amount: bigint;
  readonly way: AllowingWay;
  readonly allowance: bigint;
  readonly now: number;
}

function permitted(
  { client, token, dividends }: LockParties,
  plan: LockPlan,
  title: string,
): readonly [Prompt, Prompt] {
  const { account, amount, now } = plan;
  const deadline = BigInt(now + PERMIT_SECONDS);
  const call = ([signature]: readonly Hex[]) => {
    if (signature === undefined) throw new Error("The permit is not signed.");
    return { to: dividends, data: encodeLockWithPermit(amount, deadline, splitSignature(signature)) };
  };
  return [
    {
      kind: "signature",
      label: `Sign a permit for ${formatSnm(amount, "up")} SNM`,
      message: () => permitMessage({ client, token, spender: dividends }, account, amount, deadline),
    },
    { kind: "transaction", label: title, call },
  ];
}

/** Locks SNM. Never more than what is locked is allowed. */
export function lockAction(parties: LockParties, plan: LockPlan): Action {
  const { account, amount, way, allowance } = plan;
  const { token, dividends } = parties;
  const title = `Lock ${formatSnm(amount, "up")} SNM`;
  const lock: Prompt = {
    kind: "transaction",
    label: title,
    call: () => ({ to: dividends, data: encodeLock(amount) }),
  };
  const approve: Prompt = {
    kind: "transaction",
    label: `Approve ${formatSnm(amount, "up")} SNM`,
    call: () => ({ to: token, data: encodeApprove(dividends, amount) }),
  };
  const prompts: readonly [Prompt, ...Prompt[]] =
    allowance >= amount ? [lock] : way === "approve" ? [approve, lock] : permitted(parties, plan, title);
  return { title, account, prompts, sparesGas: true };
}
