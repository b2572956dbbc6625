/**
 * What the masternodes agree on once an epoch.
 *
 * - `epoch`: number of the epoch that the report closes
 * - `setId`: which signer set signs
 * - `root`: of the Merkle tree over everything attested
 * - `rate`: SNM wei per USD
 * - `dataHash`: keccak-256 of the published leaf data
 */
export interface Report {
  readonly epoch: bigint;
  readonly setId: number;
  readonly root: `0x${string}`;
  readonly rate: bigint;
  readonly dataHash: `0x${string}`;
}

/** EIP-712 types of a report. */
export const reportTypes = {
  Report: [
    { name: "epoch", type: "uint64" },
    { name: "setId", type: "uint32" },
    { name: "root", type: "bytes32" },
    { name: "rate", type: "uint80" },
    { name: "dataHash", type: "bytes32" },
  ],
} as const;

/** EIP-712 domain of reports. */
export function reportDomain<Contract extends string>(chainId: number, reports: Contract) {
  return { name: "SONM Reports", version: "1", chainId, verifyingContract: reports } as const;
}

/** First field of the leaf that every tree has, so that a tree is never empty and no proof is. No contract reads it. */
export const LEAF_HEADER = 0n;

/** Human-readable ABI types of the header leaf: `LEAF_HEADER`, epoch, set id. Hashed twice, as every leaf. */
export const HEADER_LEAF_ABI = ["uint256", "uint256", "uint256"] as const;
