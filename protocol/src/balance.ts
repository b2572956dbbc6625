import { LEAF_CLASS } from "./generated/constants.ts";

/**
 * Supply and demand of a hardware class since genesis, as a report attests it.
 *
 * - `asOf`: unix seconds of the end of the report's epoch
 * - `supplied`: unit-seconds in which machines were attested and online; a unit is a card, or a machine where the class demands none
 * - `demanded`: of them, those in deals
 * - `fees`: SNM wei of market fees that bills of these deals paid
 */
export interface BalanceLeaf {
  readonly classId: number;
  readonly asOf: number;
  readonly supplied: bigint;
  readonly demanded: bigint;
  readonly fees: bigint;
}

/** A class's numbers, decimals in quotes, with the proof that the tree of an accepted report holds the leaf. */
export interface BalanceProof extends Pick<BalanceLeaf, "classId" | "asOf"> {
  readonly supplied: string;
  readonly demanded: string;
  readonly fees: string;
  readonly sequence: number;
  readonly epoch: number;
  readonly proof: readonly `0x${string}`[];
}

/**
 * What `GET /classes` answers: each class of which anything was ever supplied, by the newest report that proves something,
 * ascending by class. Null before there is one.
 */
export interface BalanceAnswer {
  readonly classes: readonly BalanceProof[];
}

/** Human-readable ABI types of a class's leaf, in the order of `balanceLeafValues`. */
export const BALANCE_LEAF_ABI = ["uint256", "uint256", "uint256", "uint256", "uint256", "uint256"] as const;

/** What a class's leaf encodes. The leaf is the keccak-256 of the keccak-256 of the ABI encoding of these values. */
export function balanceLeafValues({
  classId,
  asOf,
  supplied,
  demanded,
  fees,
}: BalanceLeaf): [bigint, bigint, bigint, bigint, bigint, bigint] {
  return [LEAF_CLASS, BigInt(classId), BigInt(asOf), supplied, demanded, fees];
}
