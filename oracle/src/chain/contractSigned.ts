import { AbiCoder, concat, isCallException, isError } from "ethers";

import type { Hex } from "../lib/Hex.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** The selector of ERC-1271's question, which is also what a wallet answers to a signature of its own. */
const ERC1271 = "0x1626ba7e";

const YES = ERC1271.padEnd(66, "0");

/** Gas that a wallet may use to look at a signature. */
const GAS = 1_000_000n;

/** Whether an account is a contract wallet that takes the signature for its own (ERC-1271). */
export async function contractSigned(
  provider: Pick<RpcProvider, "call">,
  account: Hex,
  digest: Hex,
  signature: Hex,
): Promise<boolean> {
  const question = AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes"], [digest, signature]);
  try {
    return (
      (await provider.call({ to: account, data: concat([ERC1271, question]), gasLimit: GAS })).slice(0, 66) === YES
    );
  } catch (error) {
    // Endpoints say in their own words that a call used up its gas.
    if (isCallException(error) || isError(error, "UNKNOWN_ERROR") || isError(error, "UNSUPPORTED_OPERATION"))
      return false;
    throw error;
  }
}
