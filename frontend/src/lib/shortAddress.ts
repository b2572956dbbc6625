import { getAddress, isAddress } from "viem";

/** An address, with its checksum, or a hash, cut in its middle; both ends long enough to compare. */
export function shortAddress(hex: string, ends = 4): string {
  const text = isAddress(hex, { strict: false }) ? getAddress(hex) : hex;
  return text.length <= 2 * ends + 4 ? text : `${text.slice(0, ends + 2)}…${text.slice(-ends)}`;
}
