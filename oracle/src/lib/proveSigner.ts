import type { Wallet } from "ethers";

import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";

import type { Deployment } from "../config/loadDeployment.ts";

/** A signer key's word that it signs for an owner's masternode, as the contract wants it. */
export function proveSigner(
  signer: Wallet,
  owner: string,
  { chainId, contracts }: Pick<Deployment, "chainId" | "contracts">,
): Promise<string> {
  return signer.signTypedData(
    signerProofDomain(chainId, contracts.Masternodes),
    { SignerProof: [...signerProofTypes.SignerProof] },
    { owner, signer: signer.address },
  );
}
