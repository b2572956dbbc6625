import type { Address, Client, Hex } from "viem";

import {
  encodeApprove,
  encodeDeposit,
  encodeDepositWithPermit,
  encodeTransfer,
  joinCalls,
  transferData,
} from "../chain/calls.ts";
import { PERMIT_SECONDS, splitSignature } from "../chain/permit.ts";
import { permitMessage } from "../chain/permitMessage.ts";
import { formatSnm } from "../lib/money.ts";
import type { Action, Prompt } from "./Action.ts";

/**
 * How SNM get from the wallet into the ledger.
 *
 * - `transfer`: the token calls the market (ERC-1363); one transaction
 * - `permit`: an allowance by signature, then one transaction
 * - `approve`: an allowance by a transaction, then another one; for tokens and wallets that can do nothing else
 */
export type FundingWay = "transfer" | "permit" | "approve";

/**
 * What is to be done.
 *
 * - `amount`: deposited, SNM wei; 0 only with `purchase`
 * - `allowance`: that the market has already, SNM wei; if it suffices, nothing is allowed anew
 * - `purchase`: call of `buy` that follows in the same transaction; `label` names it as a step: "Buy 1 hour"
 * - `now`: unix seconds
 */
export interface DepositPlan {
  readonly account: Address;
  readonly amount: bigint;
  readonly way: FundingWay;
  readonly allowance: bigint;
  readonly purchase?: { readonly data: Hex; readonly label: string };
  readonly now: number;
}

/** Which contracts a deposit is between. */
export interface DepositParties {
  readonly client: Client;
  readonly token: Address;
  readonly market: Address;
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** What the wallet asks, in order. */
function promptsOf(parties: DepositParties, plan: DepositPlan): readonly [Prompt, ...Prompt[]] {
  const { account, amount, way, allowance, purchase, now } = plan;
  const { client, token, market } = parties;
  if (amount === 0n && purchase !== undefined)
    return [{ kind: "transaction", label: purchase.label, call: () => ({ to: market, data: purchase.data }) }];

  const text = `${formatSnm(amount, "up")} SNM`;
  const label = purchase === undefined ? `Deposit ${text}` : `Deposit ${text} and ${lowerFirst(purchase.label)}`;
  const joined = (deposit: Hex): Hex => (purchase === undefined ? deposit : joinCalls([deposit, purchase.data]));
  if (way === "transfer") {
    const message = purchase === undefined ? undefined : transferData(purchase.data);
    return [{ kind: "transaction", label, call: () => ({ to: token, data: encodeTransfer(market, amount, message) }) }];
  }
  const plain: Prompt = {
    kind: "transaction",
    label,
    call: () => ({ to: market, data: joined(encodeDeposit(amount)) }),
  };
  if (allowance >= amount) return [plain];
  if (way === "approve") {
    const data = encodeApprove(market, amount);
    return [{ kind: "transaction", label: `Approve ${text}`, call: () => ({ to: token, data }) }, plain];
  }
  const deadline = BigInt(now + PERMIT_SECONDS);
  return [
    {
      kind: "signature",
      label: `Sign a permit for ${text}`,
      message: () => permitMessage({ client, token, spender: market }, account, amount, deadline),
    },
    {
      kind: "transaction",
      label,
      call: ([signature]) => {
        if (signature === undefined) throw new Error("The permit is not signed.");
        return { to: market, data: joined(encodeDepositWithPermit(amount, deadline, splitSignature(signature))) };
      },
    },
  ];
}

/** A deposit, and the purchase that follows it, as one action. Never more than what is deposited is allowed. */
export function depositAction(parties: DepositParties, plan: DepositPlan): Action {
  const title = plan.purchase?.label ?? `Deposit ${formatSnm(plan.amount, "up")} SNM`;
  return { title, account: plan.account, prompts: promptsOf(parties, plan) };
}
