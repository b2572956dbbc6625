import { type Address, isAddress } from "viem";

/** Why an address that was typed can't go on an account's blacklist; undefined where it can. */
export function targetFault(text: string, account: Address, blacklist: readonly Address[]): string | undefined {
  const target = text.trim().toLowerCase();
  if (!isAddress(target)) return "Enter an address: 0x and 40 digits.";
  if (target === account.toLowerCase()) return "This is your own account.";
  return blacklist.some((listed) => listed.toLowerCase() === target) ? "It is on the list already." : undefined;
}
