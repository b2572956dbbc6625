import { readFileSync, writeFileSync } from "node:fs";

import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import type { KeystoreFlags } from "./cli/verbs/keystore.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { encryptKey } from "./lib/encryptKey.ts";

/**
 * Makes a new key and writes it, encrypted, to a file that must not exist yet. Prints its address.
 *
 * @throws ConfigError
 */
export async function createKeystore({ flags }: Call<KeystoreFlags>): Promise<Answer> {
  const { file, "password-file": passwordFile } = flags;
  const password = readPassword(passwordFile);
  const { address, json } = await encryptKey(password);
  try {
    writeFileSync(file, json, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw new ConfigError([`The keystore ${file} can't be written: ${(error as Error).message}. Name a new file.`]);
  }
  return {
    lines: [`${address} is in ${file}. Keep the file and its password: without both the key is lost.`],
    data: { address: address, file },
  };
}

function readPassword(file: string): string {
  let password: string;
  try {
    password = readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new ConfigError([
      `The password file ${file} can't be read: ${(error as Error).message}; name one that holds the password.`,
    ]);
  }
  if (password.length >= 8) return password;
  throw new ConfigError([`The password in ${file} is shorter than 8 characters. Choose a longer one.`]);
}
