import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import type { Address, Client, TypedDataDefinition } from "viem";
import { readContract } from "viem/actions";

import { permitTypedData } from "./permit.ts";

/** Which contracts a permit is between: the token, and who may take of it. */
export interface PermitParties {
  readonly client: Client;
  readonly token: Address;
  readonly spender: Address;
}

/**
 * The typed data of a permit for exactly `amount` SNM wei, with domain and nonce as the token has them now.
 *
 * @param deadline unix seconds
 * @throws viem's error if the node does not answer
 */
export async function permitMessage(
  { client, token, spender }: PermitParties,
  owner: Address,
  amount: bigint,
  deadline: bigint,
): Promise<TypedDataDefinition> {
  const [[, name, version, chainId, verifyingContract], nonce] = await Promise.all([
    readContract(client, { abi: snmAbi, address: token, functionName: "eip712Domain" }),
    readContract(client, { abi: snmAbi, address: token, functionName: "nonces", args: [owner] }),
  ]);
  const domain = { name, version, chainId: Number(chainId), verifyingContract };
  return permitTypedData(domain, { owner, spender, value: amount, nonce, deadline });
}
