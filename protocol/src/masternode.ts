/** What a masternode's signer key signs to prove that it belongs to the owner. */
export interface SignerProof {
  readonly owner: `0x${string}`;
  readonly signer: `0x${string}`;
}

/**
 * What a node answers at `/registration`: everything but the bond that its owner needs to register it.
 *
 * - `proof`: the signer's signature of a `SignerProof` for this owner
 * - `endpoint`: URL at which the node is reached
 */
export interface RegistrationOffer extends SignerProof {
  readonly proof: string;
  readonly endpoint: string;
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
