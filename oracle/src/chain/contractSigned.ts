import { Interface, isCallException, isError } from "ethers";

import type { Hex } from "../lib/Hex.ts";
import type { RpcProvider } from "./RpcProvider.ts";

const erc1271 = new Interface(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);

/** What a contract wallet answers to a signature of its own. */
const MAGIC = "0x1626ba7e".padEnd(66, "0");

/** Gas that a wallet may use to look at a signature. */
const GAS = 1_000_000n;

/** Whether an account is a contract wallet that takes the signature for its own (ERC-1271). */
export async function contractSigned(
  provider: Pick<RpcProvider, "call">,
  account: Hex,
  digest: Hex,
  signature: Hex,
): Promise<boolean> {
  const data = erc1271.encodeFunctionData("isValidSignature", [digest, signature]);
  try {
    return (await provider.call({ to: account, data, gasLimit: GAS })).slice(0, 66) === MAGIC;
  } catch (error) {
    // Endpoints say in their own words that a call used up its gas.
    if (isCallException(error) || isError(error, "UNKNOWN_ERROR") || isError(error, "UNSUPPORTED_OPERATION"))
      return false;
    throw error;
  }
}
