import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Address, isAddressEqual, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/**
 * An account's SNM and who votes with them. SNM wei.
 *
 * - `walletVoter`, `lockedVoter`: undefined where nobody does
 * - `staked`: votes for the account by itself
 */
export interface Delegations {
  readonly wallet: bigint;
  readonly locked: bigint;
  readonly staked: bigint;
  readonly walletVoter: Address | undefined;
  readonly lockedVoter: Address | undefined;
}

const somebody = (address: Address): Address | undefined =>
  isAddressEqual(address, zeroAddress) ? undefined : address;

/** Who votes with an account's SNM, as the chain has it; undefined while it is read. */
export function useDelegations(account: Address): Delegations | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const token = { abi: snmAbi, address: contracts.SNM, chainId } as const;
  const dividends = { abi: dividendsAbi, address: contracts.Dividends, chainId } as const;
  const args = [account] as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...token, functionName: "balanceOf", args },
      { ...token, functionName: "delegates", args },
      { ...dividends, functionName: "lockedOf", args },
      { ...dividends, functionName: "delegates", args },
      { abi: masternodesAbi, address: contracts.Masternodes, chainId, functionName: "getVotes", args },
    ],
    query: { refetchInterval: useRefreshInterval() },
  });
  if (data === undefined) return undefined;
  const [wallet, walletVoter, locked, lockedVoter, staked] = data;
  return { wallet, locked, staked, walletVoter: somebody(walletVoter), lockedVoter: somebody(lockedVoter) };
}
