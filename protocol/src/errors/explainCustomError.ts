import type { ErrorName } from "./ErrorSentences.ts";
import { errorTable } from "./errorTable.ts";
import type { ErrorWording } from "./ErrorWording.ts";
import type { Explanation } from "./Explanation.ts";

/**
 * Why a contract refused, in a sentence, and what to do about it.
 *
 * @param values what the error carries, as a decoder gives it; whole numbers may be of either kind
 * @returns undefined for an error that is none of our contracts'
 */
export function explainCustomError(
  name: string,
  values: readonly unknown[],
  wording: ErrorWording,
): Explanation | undefined {
  const table = errorTable(wording);
  if (!Object.hasOwn(table, name)) return undefined;
  const explain = table[name as ErrorName] as (...given: readonly unknown[]) => Explanation;
  return explain(...values.map(wholeNumbers));
}

/** viem gives whole numbers of few bits as `number`, ethers none. */
function wholeNumbers(value: unknown): unknown {
  if (typeof value === "number") return BigInt(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, wholeNumbers(part)]));
}
