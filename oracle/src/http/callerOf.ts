import { isIPv6 } from "node:net";

const GROUPS = 8;

/** Groups of an IPv6 address by which a network is told from others: one subscriber has all the rest. */
const NETWORK_GROUPS = 4;

/** Who an address stands for: itself, or where it is of IPv6, the network of one subscriber. */
export function callerOf(address: string): string {
  if (!isIPv6(address)) return address;
  // IPv4 over IPv6, such as ::ffff:192.0.2.1
  if (address.includes(".")) return address.slice(address.lastIndexOf(":") + 1);
  const [head = [], tail] = address
    .toLowerCase()
    .split("::")
    .map((part) => part.split(":").filter((group) => group !== ""));
  const zeros = Array<string>(GROUPS - head.length - (tail ?? []).length).fill("0");
  return [...head, ...zeros, ...(tail ?? [])].slice(0, NETWORK_GROUPS).join(":");
}
