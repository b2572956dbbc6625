import { readFileSync } from "node:fs";

import { keccak256 } from "ethers";

import { ConfigError } from "../config/ConfigError.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { DaoFlags } from "./daoFlags.ts";

/** keccak256 of a file. @throws ConfigError where it can't be read */
export function hashOfFile(file: string): Hex {
  try {
    return keccak256(readFileSync(file)) as Hex;
  } catch (error) {
    throw new ConfigError([`${file} can't be read: ${errorText(error)}.`]);
  }
}

/**
 * The hash that --file or --hash names.
 *
 * @param what it is of, after "Name"
 * @throws ConfigError where neither is given, or both
 */
export function contentHashOf({ file, hash }: DaoFlags, what: string): Hex {
  if ((file === undefined) === (hash === undefined)) {
    throw new ConfigError([`Name ${what} by --file, or its keccak256 by --hash.`]);
  }
  if (file !== undefined) return hashOfFile(file);
  if (!/^0x[0-9a-fA-F]{64}$/.test(hash ?? "")) throw new ConfigError([`--hash must be 0x and 64 hexadecimal digits.`]);
  return hash as Hex;
}
