import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";

import { writableTypes } from "../../writableTypes.ts";
import { signerOf } from "./signerOf.ts";
import type { StakingChain } from "./StakingChain.ts";

/**
 * Lets somebody who was cast run a masternode, with a signer of its own.
 *
 * @param amount of the bond, SNM wei
 * @param commission basis points
 */
export async function registerNode(chain: StakingChain, owner: string, amount: bigint, commission: bigint) {
  const signer = await chain.cast(signerOf(owner), 0n);
  const proof = await signer.signTypedData(
    signerProofDomain(chain.world.chain.chainId, chain.address("Masternodes")),
    writableTypes(signerProofTypes),
    { owner: chain.address(owner), signer: signer.address },
  );
  const { registerWithCommission } = chain.contracts.masternodes;
  const call = registerWithCommission.populateTransaction(signer.address, proof, amount, "https://a.node", commission);
  return chain.send(owner, call);
}
