import type { Hex } from "../../lib/Hex.ts";
import type { Member } from "./Member.ts";

/**
 * What the committees of an epoch are drawn from, fixed before the epoch begins.
 *
 * - `block`: number of the last block whose time is before the epoch; -1 where there is none
 * - `beacon`: its hash
 * - `members`: of the signer set that was in force at that block, ascending by owner; empty where there was none
 */
export interface Draw {
  readonly epoch: bigint;
  readonly block: number;
  readonly beacon: Hex;
  readonly members: readonly Pick<Member, "owner" | "stake">[];
}

/** Where draws come from. Reading them and using them are two steps, so that the rules stay pure. */
export interface DrawSource {
  /** Reads the draws of epochs from the chain, as far as they are not known. @throws if one can't be read */
  resolve(epochs: Iterable<bigint>): Promise<void>;
  /** The draw of an epoch, or undefined while it was not read. */
  of(epoch: bigint): Draw | undefined;
}
