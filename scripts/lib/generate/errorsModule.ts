import { ErrorFragment, type JsonFragment } from "ethers";

import type { Abi } from "./artifacts.ts";
import { literal } from "./literal.ts";

/**
 * `errors.ts`: every custom error of the protocol once, because an error that bubbles up from another contract is
 * not in the ABI of the contract that was called.
 */
export function errorsModule(abis: Iterable<Abi>): string {
  const errors = new Map<string, JsonFragment>();
  for (const abi of abis) {
    for (const entry of abi) {
      if (entry.type === "error") errors.set(ErrorFragment.from(entry).format("sighash"), entry);
    }
  }
  const sorted = [...errors].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, entry]) => entry);
  return `export const protocolErrorsAbi = ${literal(sorted)} as const;\n`;
}
