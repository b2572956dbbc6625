import type { ContractAddresses } from "@sonm/protocol/networks.ts";
import { type Address, isAddressEqual } from "viem";

import { encodeDelegateLocked, encodeDelegateWallet } from "../../../chain/governanceCalls.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import type { Action, Prompt } from "../../../tx/Action.ts";
import type { Delegations } from "./useDelegations.ts";

/** Which SNM are delegated: those in the wallet, those locked for dividends, or both. */
export type DelegatedPart = "both" | "wallet" | "locked";

/**
 * Lets somebody vote with the account's SNM, in as few transactions as it takes.
 *
 * @returns undefined where it is so already
 */
export function delegateAction(
  contracts: Pick<ContractAddresses, "SNM" | "Dividends">,
  account: Address,
  { walletVoter, lockedVoter }: Pick<Delegations, "walletVoter" | "lockedVoter">,
  to: Address,
  part: DelegatedPart,
): Action | undefined {
  const whom = isAddressEqual(to, account) ? "yourself" : shortAddress(to);
  const isVoter = (voter: Address | undefined) => voter !== undefined && isAddressEqual(voter, to);
  const prompts: Prompt[] = [];
  if (part !== "locked" && !isVoter(walletVoter))
    prompts.push({
      kind: "transaction",
      label: `Delegate the wallet's votes to ${whom}`,
      call: () => ({ to: contracts.SNM, data: encodeDelegateWallet(to) }),
    });
  if (part !== "wallet" && !isVoter(lockedVoter))
    prompts.push({
      kind: "transaction",
      label: `Delegate the votes of locked SNM to ${whom}`,
      call: () => ({ to: contracts.Dividends, data: encodeDelegateLocked(to) }),
    });
  const [first, ...others] = prompts;
  return first && { title: `Delegate votes to ${whom}`, account, prompts: [first, ...others] };
}
