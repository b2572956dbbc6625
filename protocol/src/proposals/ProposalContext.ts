import type { ArgValue } from "./ArgValue.ts";
import type { ProposalAddresses, ProposalContract } from "./ProposalContract.ts";

/** A getter that was asked, or is to be: see `currentReads`. */
export interface ChainQuestion {
  readonly contract: ProposalContract;
  readonly function: string;
  readonly args: readonly ArgValue[];
}

/**
 * What is known when a call is put into words.
 *
 * - `current`: the answer of a getter: its result, an object by names where there are several; undefined where it is not known
 */
export interface ProposalContext {
  readonly addresses: ProposalAddresses;
  readonly current: (question: ChainQuestion) => ArgValue | undefined;
}
