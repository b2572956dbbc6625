/**
 * What a developer signs to offer work.
 *
 * - `orderId`: of the work order
 * - `developer`: is assigned and paid
 * - `amounts`: SNM wei for each milestone, none above what is ordered
 * - `stream`: SNM wei, not above what is ordered
 * - `contentHash`: keccak256 of the offer's text
 * - `validUntil`: unix seconds until which it can be taken
 */
export interface WorkOfferFields {
  readonly orderId: bigint;
  readonly developer: `0x${string}`;
  readonly amounts: readonly bigint[];
  readonly stream: bigint;
  readonly contentHash: `0x${string}`;
  readonly validUntil: number;
}

/** EIP-712 types of an offer. */
export const workOfferTypes = {
  WorkOffer: [
    { name: "orderId", type: "uint256" },
    { name: "developer", type: "address" },
    { name: "amounts", type: "uint128[]" },
    { name: "stream", type: "uint128" },
    { name: "contentHash", type: "bytes32" },
    { name: "validUntil", type: "uint40" },
  ],
} as const;

/** EIP-712 domain of the contract of work orders. */
export function workOfferDomain(chainId: number | bigint, workOrders: `0x${string}`) {
  return { name: "SonmWorkOrders", version: "1", chainId, verifyingContract: workOrders } as const;
}
