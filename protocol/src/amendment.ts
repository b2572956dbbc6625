/**
 * What both sides of a deal sign to change it in one transaction.
 *
 * - `deal`: id of the deal as it is now; an amended deal has another id, so a signature serves once
 * - `price`: USD per second, 18 decimals
 * - `duration`: seconds from the deal's start, 0 for spot
 * - `validUntil`: unix seconds, inclusive
 */
export interface AmendmentFields {
  readonly deal: `0x${string}`;
  readonly price: bigint;
  readonly duration: number;
  readonly validUntil: number;
}

/** EIP-712 types of an amendment. */
export const amendmentTypes = {
  Amendment: [
    { name: "deal", type: "bytes32" },
    { name: "price", type: "uint96" },
    { name: "duration", type: "uint32" },
    { name: "validUntil", type: "uint40" },
  ],
} as const;

/** EIP-712 domain of the contract of amendments. */
export function amendmentDomain(chainId: number | bigint, amendments: `0x${string}`) {
  return { name: "SONM Amendments", version: "1", chainId, verifyingContract: amendments } as const;
}
