import { addressSetting } from "../config/commonSettings.ts";
import { readSnm } from "../config/readSnm.ts";
import { UsageError } from "../config/UsageError.ts";
import type { Hex } from "../lib/Hex.ts";

/** Reads words of verbs. Each throws UsageError that names the word where it is none of its kind. */
export const words = {
  address(word: string | undefined, what: string): Hex {
    const read = addressSetting.safeParse(word);
    if (read.success) return read.data;
    throw new UsageError([`"${word ?? ""}" is no address of ${what}: 0x and 40 hexadecimal digits.`]);
  },
  /** @returns SNM wei */
  snm(word: string | undefined): bigint {
    const amount = readSnm(word);
    if (amount !== undefined) return amount;
    throw new UsageError([`"${word ?? ""}" is no amount of SNM above zero, such as 12.5.`]);
  },
  /** @returns SNM wei, or undefined for "all" */
  snmOrAll(word: string | undefined): bigint | undefined {
    return word === "all" ? undefined : words.snm(word);
  },
  number(word: string | undefined, what: string): bigint {
    if (word !== undefined && /^\d{1,15}$/.test(word)) return BigInt(word);
    throw new UsageError([`"${word ?? ""}" is no number of ${what}.`]);
  },
};
