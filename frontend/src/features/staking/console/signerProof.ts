import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";
import { type Address, type Hex, hashTypedData, isHex, size } from "viem";

import { signedBy } from "../../../chain/orderSignature.ts";
import { ADDRESS_FAULT, readAddress } from "../../../lib/readAddress.ts";

const SIGNATURE_BYTES = 65;

/** A signer key and its proof, as a person pastes them. */
export interface SignerText {
  readonly signer: string;
  readonly proof: string;
}

/** A signer key with its signature that it signs for the owner. */
export interface SignerProof {
  readonly signer: Address;
  readonly proof: Hex;
}

/** What is wrong with each entry. */
export type SignerFaults = Partial<Record<keyof SignerText, string>>;

/** Reads both entries, or says what is wrong with them. */
export function readSignerProof(text: SignerText): SignerProof | SignerFaults {
  const signer = readAddress(text.signer);
  const proof = text.proof.trim();
  const whole = isHex(proof, { strict: true }) && size(proof) === SIGNATURE_BYTES;
  if (signer !== undefined && whole) return { signer, proof };
  return {
    ...(signer === undefined ? { signer: ADDRESS_FAULT } : {}),
    ...(whole ? {} : { proof: "Paste the whole proof: 0x and 130 digits." }),
  };
}

/** Whether reading went well. */
export const isSignerProof = (read: SignerProof | SignerFaults): read is SignerProof =>
  read.signer !== undefined && read.proof !== undefined && isHex(read.proof);

/** Whether the signer signed for this owner on this network, as the contract checks it. */
export function proofHolds(
  { signer, proof }: SignerProof,
  { owner, chainId, masternodes }: { owner: Address; chainId: number; masternodes: Address },
): Promise<boolean> {
  const digest = hashTypedData({
    domain: signerProofDomain(chainId, masternodes),
    types: signerProofTypes,
    primaryType: "SignerProof",
    message: { owner, signer },
  });
  return signedBy(signer, digest, proof);
}
