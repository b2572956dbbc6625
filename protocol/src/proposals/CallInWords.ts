import type { ProposalAction } from "./ProposalAction.ts";
import type { ProposalContract } from "./ProposalContract.ts";

/**
 * A call as a person reads it.
 *
 * - `words`: a part of a sentence that follows "to": "raise the market fee from 1% to 1.5%"
 * - `action`: undefined where nobody foresaw such a call
 * - `contract`: undefined where the target is none of the network's
 * - `function`: undefined where the data fits no function of the contract
 * - `warnings`: sentences; whoever votes reads them first
 */
export interface CallInWords {
  readonly words: string;
  readonly action?: ProposalAction;
  readonly contract?: ProposalContract;
  readonly function?: string;
  readonly args: readonly { readonly label: string; readonly value: string }[];
  readonly warnings: readonly string[];
}
