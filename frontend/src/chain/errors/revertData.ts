import { type Hex, isHex } from "viem";

function dataOf(value: unknown): Hex | undefined {
  if (isHex(value)) return value;
  if (typeof value === "object" && value !== null && "data" in value) return dataOf(value.data);
  return undefined;
}

/**
 * Finds what a contract reverted with. Wallets and nodes nest it at different depths, and viem calls it `data` or `raw`.
 *
 * @returns at least a selector, or undefined if the call did not end in a custom error
 */
export function revertData(error: unknown): Hex | undefined {
  const seen = new Set<unknown>();
  for (let at = error; typeof at === "object" && at !== null && !seen.has(at);) {
    seen.add(at);
    const found = ("raw" in at ? dataOf(at.raw) : undefined) ?? ("data" in at ? dataOf(at.data) : undefined);
    if (found !== undefined && found.length >= 10) return found;
    at = "cause" in at ? at.cause : undefined;
  }
  return undefined;
}
