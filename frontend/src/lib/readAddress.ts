import { type Address, getAddress, isAddress } from "viem";

/** What is asked for where a text is no address. */
export const ADDRESS_FAULT = "Enter an address: 0x and 40 digits.";

/** The address that somebody typed, in whatever case; undefined where it is none. */
export function readAddress(text: string): Address | undefined {
  const plain = text.trim().toLowerCase();
  return isAddress(plain) ? getAddress(plain) : undefined;
}
