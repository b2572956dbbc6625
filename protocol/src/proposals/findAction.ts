import type { ProposalAction } from "./ProposalAction.ts";
import { proposalActions } from "./proposalActions.ts";
import type { ProposalAddresses, ProposalContract } from "./ProposalContract.ts";
import { supportingCalls } from "./supportingCalls.ts";

/** What a call of a contract is in words, with or without a form. */
export const actionOf = (contract: ProposalContract, name: string): ProposalAction | undefined =>
  [...proposalActions, ...supportingCalls].find((action) => action.contract === contract && action.function === name);

/** The network's contract at an address. */
export function findContract(address: string, addresses: ProposalAddresses): ProposalContract | undefined {
  const entries = Object.entries(addresses) as [ProposalContract, string][];
  return entries.find(([, one]) => one.toLowerCase() === address.toLowerCase())?.[0];
}
