import type { ActionField } from "./ActionField.ts";
import type { ArgValue } from "./ArgValue.ts";
import type { ProposalContract } from "./ProposalContract.ts";

/** What a decision is about. */
export type ActionGroup =
  | "parameters"
  | "payments"
  | "programs"
  | "works"
  | "reports"
  | "releases"
  | "people"
  | "roadmap"
  | "dao"
  | "emergency";

/** A call before it is encoded. */
export interface ActionStep {
  readonly contract: ProposalContract;
  readonly function: string;
  readonly args: readonly ArgValue[];
}

/**
 * Where the chain tells what a field is now.
 *
 * - `contract`: the action's own, unless given
 * - `args`: what the getter is asked with: values of fields by their names, or a number as it is
 * - `result`: name or number of the result, or of the component of a tuple; without it, the result itself
 */
export interface CurrentRead {
  readonly contract?: ProposalContract;
  readonly function: string;
  readonly args?: readonly (string | bigint)[];
  readonly result?: string;
}

/** What words are made from. */
export interface Say {
  /** An argument, by the name of its field. */
  readonly raw: (field: string) => ArgValue;
  /** The same for people: "1.5%", "1,000 SNM". */
  readonly text: (field: string) => string;
  /** What it is now, for people; undefined where that is not known. */
  readonly now: (field: string) => string | undefined;
  /** "raise the fee from 1% to 1.5%", "set the fee to 1.5%" where what it is now is not known. */
  readonly change: (field: string, what: string) => string;
  /** A contract of the network by its name and address, "nobody" for address 0, any other address as it is. */
  readonly account: (address: ArgValue) => string;
}

/**
 * Something that the DAO can decide: one call, or several that belong together.
 *
 * - `id`: contract and function of its own call: "Market.setFee"; without a function its call is a payment in the chain's coin to the
 *   address of its first field, of the amount of its second
 * - `title`: an order, as it stands on a form: "Set the market fee"
 * - `help`: what it does, in a sentence or two
 * - `fields`: in the order of the arguments
 * - `current`: by the name of a field, where the chain has its value
 * - `before`: calls that must come before its own, as an allowance
 * - `words`: the call's own, as a part of a sentence: "raise the market fee from 1% to 1.5%"
 * - `warnings`: of what is not seen at once
 */
export interface ProposalAction {
  readonly id: string;
  readonly contract: ProposalContract;
  readonly function: string;
  readonly group: ActionGroup;
  readonly title: string;
  readonly help: string;
  readonly fields: readonly ActionField[];
  readonly current?: Readonly<Record<string, CurrentRead>>;
  readonly before?: (
    args: readonly ArgValue[],
    addressOf: (contract: ProposalContract) => string,
  ) => readonly ActionStep[];
  readonly words: (say: Say) => string;
  readonly warnings?: (say: Say) => readonly string[];
}
