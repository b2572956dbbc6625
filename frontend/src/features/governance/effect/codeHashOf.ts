import { type Address, type Client, type Hex, concat, keccak256 } from "viem";
import { getCode } from "viem/actions";

/**
 * What the governor pins of the code of a proposal's targets, as it is now.
 *
 * @throws viem's error if the node does not answer
 */
export async function codeHashOf(client: Client, targets: readonly Address[]): Promise<Hex> {
  const codes = await Promise.all(targets.map((address) => getCode(client, { address })));
  return keccak256(concat(codes.map((code) => keccak256(code ?? "0x"))));
}
