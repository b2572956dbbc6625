import type { ArgValue } from "./ArgValue.ts";
import type { ProposalContract } from "./ProposalContract.ts";

/**
 * A call's data as a function and its arguments.
 *
 * - `names`: of the arguments, as the ABI has them, where it does
 */
export interface DecodedCall {
  readonly function: string;
  readonly args: readonly ArgValue[];
  readonly names: readonly string[];
}

/** Turns calls into data and back. This workspace imports nothing, so whoever has an ABI library brings this. */
export interface CallCodec {
  /** @throws Error where the arguments do not fit the function */
  encode(contract: ProposalContract, name: string, args: readonly ArgValue[]): `0x${string}`;
  /** @returns undefined where the contract has no such function, or the data does not fit it */
  decode(contract: ProposalContract, data: `0x${string}`): DecodedCall | undefined;
}
