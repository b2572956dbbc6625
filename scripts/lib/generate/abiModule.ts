import type { Abi } from "./artifacts.ts";
import { literal } from "./literal.ts";

/** `SNM` gives `snmAbi`, `RateFeed` gives `rateFeedAbi`. */
export function abiName(contract: string): string {
  const lower = contract.replace(/^([A-Z]+)(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase());
  return `${lower}Abi`;
}

/** `<Contract>.abi.ts`: the ABI as a constant, for typed reads and writes. */
export function abiModule(contract: string, abi: Abi): string {
  return `export const ${abiName(contract)} = ${literal(abi)} as const;\n`;
}
