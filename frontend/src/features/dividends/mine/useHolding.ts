import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/**
 * What an account has to do with dividends, as the chain says. SNM wei.
 *
 * - `allowance`: what the dividends may take from the wallet
 * - `earned`: what a claim would pay, without fees that were not brought in yet
 * - `voter`: who has, or gets with the first lock, the votes of what is locked
 */
export interface Holding {
  readonly wallet: bigint;
  readonly allowance: bigint;
  readonly locked: bigint;
  readonly earned: bigint;
  readonly voter: Address;
}

/** What an account has locked and earned; undefined while it is read. */
export function useHolding(account: Address): Holding | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const token = { abi: snmAbi, address: contracts.SNM, chainId } as const;
  const dividends = { abi: dividendsAbi, address: contracts.Dividends, chainId } as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...token, functionName: "balanceOf", args: [account] },
      { ...token, functionName: "allowance", args: [account, contracts.Dividends] },
      { ...token, functionName: "delegates", args: [account] },
      { ...dividends, functionName: "lockedOf", args: [account] },
      { ...dividends, functionName: "earned", args: [account] },
      { ...dividends, functionName: "delegates", args: [account] },
    ],
    query: { refetchInterval: useRefreshInterval() },
  });
  if (data === undefined) return undefined;
  const [wallet, allowance, walletVoter, locked, earned, lockedVoter] = data;
  const voter = [lockedVoter, walletVoter].find((address) => address !== zeroAddress) ?? account;
  return { wallet, allowance, locked, earned, voter };
}
