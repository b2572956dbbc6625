/** What a masternode's signer key signs to prove that it belongs to the owner. */
export interface SignerProof {
  readonly owner: `0x${string}`;
  readonly signer: `0x${string}`;
}

/** EIP-712 types of a signer proof. */
export const signerProofTypes = {
  SignerProof: [
    { name: "owner", type: "address" },
    { name: "signer", type: "address" },
  ],
} as const;

/** EIP-712 domain of signer proofs. */
export function signerProofDomain<Contract extends string>(chainId: number, masternodes: Contract) {
  return { name: "SONM Masternodes", version: "1", chainId, verifyingContract: masternodes } as const;
}
