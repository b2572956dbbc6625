import type { Address, Hex, TypedDataDefinition } from "viem";

import type { Call } from "../chain/Call.ts";

/** Something that the wallet asks the person about: a message to sign. */
export interface SignaturePrompt {
  readonly kind: "signature";
  /** What it is for, as a step: "Sign a permit for 12 SNM". */
  readonly label: string;
  readonly message: () => Promise<TypedDataDefinition>;
}

/** Something that the wallet asks the person about: a transaction. */
export interface TransactionPrompt {
  readonly kind: "transaction";
  readonly label: string;
  /** @param signatures of the prompts before it, in order */
  readonly call: (signatures: readonly Hex[]) => Call;
}

export type Prompt = SignaturePrompt | TransactionPrompt;

/**
 * A write of the page, as data. The engine simulates, sends, waits and refreshes. One of signatures alone sends nothing:
 * what was signed comes back with its end.
 *
 * - `title`: in the list of transactions: "Buy 1 hour of 0x12…34"
 * - `account`: whose wallet acts
 * - `prompts`: everything that the wallet will ask, in order; told beforehand
 * - `sparesGas`: the contract demands far more gas than it uses, so that an estimate tells the most it can cost
 * - `onSigned`: gets the signatures of an action that sends nothing, also when nobody looks any more
 */
export interface Action {
  readonly title: string;
  readonly account: Address;
  readonly prompts: readonly [Prompt, ...Prompt[]];
  readonly sparesGas?: boolean;
  readonly onSigned?: (signatures: readonly Hex[]) => void;
}
