import { type Address, isAddressEqual } from "viem";

import { ADDRESS_FAULT, readAddress } from "../../lib/readAddress.ts";

/** Why an address that was typed can't go on an account's blacklist; undefined where it can. */
export function targetFault(text: string, account: Address, blacklist: readonly Address[]): string | undefined {
  const target = readAddress(text);
  if (target === undefined) return ADDRESS_FAULT;
  if (isAddressEqual(target, account)) return "This is your own account.";
  return blacklist.some((listed) => isAddressEqual(listed, target)) ? "It is on the list already." : undefined;
}
