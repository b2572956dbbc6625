import { type Address, isAddressEqual } from "viem";
import type { Config } from "wagmi";
import { getAccount } from "wagmi/actions";

import type { Failure } from "../chain/errors/Failure.ts";

/**
 * Why the wallet can't go on with what was begun: somebody locked it, or chose another account or network in it meanwhile.
 * Asked before each prompt, so that no wallet is asked in another one's name.
 *
 * @param account whose action it is
 * @param chainId on which it is
 */
export function walletFault(
  config: Config,
  account: Address,
  chainId: number,
): Pick<Failure, "name" | "sentence" | "remedy"> | undefined {
  const now = getAccount(config);
  if (now.address === undefined)
    return {
      name: "WalletDisconnected",
      sentence: "The wallet is not connected any more.",
      remedy: "Unlock it and connect again, then start anew.",
    };
  if (!isAddressEqual(now.address, account))
    return {
      name: "AccountChanged",
      sentence: "Another account was chosen in the wallet meanwhile.",
      remedy: "Go back to the account that began this, or start anew with the other.",
    };
  if (now.chainId !== chainId)
    return {
      name: "NetworkChanged",
      sentence: "Another network was chosen in the wallet meanwhile.",
      remedy: "Switch the wallet back, then start anew.",
    };
  return undefined;
}
