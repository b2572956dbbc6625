import { LEAF_DUTY } from "./generated/constants.ts";

/**
 * What a masternode has earned, as a report attests it.
 *
 * - `owner`: of the masternode
 * - `asOf`: unix seconds of the end of the report's epoch
 * - `earned`: SNM wei since genesis; never less in a later report
 */
export interface DutyLeaf {
  readonly owner: `0x${string}`;
  readonly asOf: number;
  readonly earned: bigint;
}

/** What `GET /duties/:owner` answers: the leaf of the newest report that proves something, with its proof; null before. */
export interface DutyAnswer extends Pick<DutyLeaf, "asOf"> {
  readonly sequence: number;
  readonly epoch: number;
  /** SNM wei, decimal. */
  readonly earned: string;
  readonly proof: readonly `0x${string}`[];
}

/** Human-readable ABI types of a duty leaf, in the order of `dutyLeafValues`. */
export const DUTY_LEAF_ABI = ["uint256", "address", "uint256", "uint256"] as const;

/** What a duty leaf encodes. The leaf is the keccak-256 of the keccak-256 of the ABI encoding of these values. */
export function dutyLeafValues({ owner, asOf, earned }: DutyLeaf): [bigint, `0x${string}`, bigint, bigint] {
  return [LEAF_DUTY, owner, BigInt(asOf), earned];
}
