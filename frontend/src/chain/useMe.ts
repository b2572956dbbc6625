import type { Address } from "viem";
import { useAccount } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";

/**
 * Who is at the page.
 *
 * - `account`: the connected one, undefined without a wallet
 * - `wrongNetwork`: whether the wallet is on another chain than the page
 */
export interface Me {
  readonly account: Address | undefined;
  readonly wrongNetwork: boolean;
}

/** The connected account. */
export function useMe(): Me {
  const { chainId } = useRuntimeConfig();
  const { address, chainId: walletChain, status } = useAccount();
  const account = status === "connected" || status === "reconnecting" ? address : undefined;
  return { account, wrongNetwork: account !== undefined && walletChain !== chainId };
}
