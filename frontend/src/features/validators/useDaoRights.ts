import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { type Address, isAddressEqual, keccak256, toHex, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

const role = (name: string) => keccak256(toHex(name));

/**
 * What an account may do for the DAO.
 *
 * - `dao`: who appoints and bans; `self`: the account is that itself, and needs no treasury
 * - `proposes`, `cancels`, `executes`: its roles in the treasury
 * - `delay`: seconds for which a call waits there
 */
export interface DaoRights {
  readonly dao: Address;
  readonly self: boolean;
  readonly proposes: boolean;
  readonly cancels: boolean;
  readonly executes: boolean;
  readonly delay: bigint;
}

/** The rights of an account, as the chain has them; undefined while they are read. */
export function useDaoRights(account: Address | undefined): DaoRights | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const treasury = { abi: treasuryAbi, address: contracts.Treasury, chainId } as const;
  const has = (name: string, who: Address) =>
    ({ ...treasury, functionName: "hasRole", args: [role(name), who] }) as const;
  const me = account ?? zeroAddress;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { abi: profilesAbi, address: contracts.Profiles, chainId, functionName: "dao" },
      { ...treasury, functionName: "getMinDelay" },
      has("PROPOSER_ROLE", me),
      has("CANCELLER_ROLE", me),
      has("EXECUTOR_ROLE", me),
      has("EXECUTOR_ROLE", zeroAddress),
    ],
  });
  if (data === undefined) return undefined;
  const [dao, delay, proposes, cancels, executes, anybodyExecutes] = data;
  const known = account !== undefined;
  return {
    dao,
    delay,
    self: known && isAddressEqual(dao, account),
    proposes: known && proposes,
    cancels: known && cancels,
    executes: known && (executes || anybodyExecutes),
  };
}
