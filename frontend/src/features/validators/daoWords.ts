import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import type { ContractAddresses } from "@sonm/protocol/networks.ts";
import { type Address, decodeFunctionData, getAddress, isAddressEqual } from "viem";

import type { Call } from "../../chain/Call.ts";
import { levelName } from "../../lib/identityLevels.ts";
import { shortAddress } from "../../lib/shortAddress.ts";

/** An appointment in words. @param level 0 dismisses */
export const validatorWords = (validator: Address, level: number): string =>
  level === 0
    ? `Dismiss validator ${shortAddress(getAddress(validator))}`
    : `Appoint ${shortAddress(getAddress(validator))} validator up to level ${level}, ${levelName(level)}`;

/** A ban, or its end, in words. */
export const banWords = (account: Address, banned: boolean): string =>
  `${banned ? "Ban" : "Lift the ban of"} ${shortAddress(getAddress(account))}`;

/** What a call of the treasury does about validators or bans, in words; undefined for every other call. */
export function daoCallWords({ to, data }: Call, contracts: ContractAddresses): string | undefined {
  try {
    if (isAddressEqual(to, contracts.Profiles)) {
      const { functionName, args } = decodeFunctionData({ abi: profilesAbi, data });
      return functionName === "setValidator" ? validatorWords(args[0], Number(args[1])) : undefined;
    }
    if (!isAddressEqual(to, contracts.Market)) return undefined;
    const { functionName, args } = decodeFunctionData({ abi: marketAbi, data });
    return functionName === "setBanned" ? banWords(args[0], args[1]) : undefined;
  } catch {
    return undefined;
  }
}
