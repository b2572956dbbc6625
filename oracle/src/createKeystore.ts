import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { ConfigError } from "./config/ConfigError.ts";
import { encryptKey } from "./lib/encryptKey.ts";

const HOW = "Use: keystore --file <new file> --password-file <file with the password>.";

/**
 * Makes a new key and writes it, encrypted, to a file that must not exist yet. Prints its address.
 *
 * @throws ConfigError
 */
export async function createKeystore(argv: readonly string[]): Promise<void> {
  const { file, passwordFile } = readArguments(argv);
  const password = readPassword(passwordFile);
  const { address, json } = await encryptKey(password);
  try {
    writeFileSync(file, json, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw new ConfigError([`The keystore ${file} can't be written: ${(error as Error).message}. Name a new file.`]);
  }
  console.log(`${address} is in ${file}. Keep the file and its password: without both the key is lost.`);
}

function readArguments(argv: readonly string[]): { readonly file: string; readonly passwordFile: string } {
  try {
    const options = { file: { type: "string" }, "password-file": { type: "string" } } as const;
    const { file, "password-file": passwordFile } = parseArgs({ args: [...argv], options }).values;
    if (file !== undefined && passwordFile !== undefined) return { file, passwordFile };
  } catch {
    // An unknown flag: how it is used says enough.
  }
  throw new ConfigError([HOW]);
}

function readPassword(file: string): string {
  let password: string;
  try {
    password = readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new ConfigError([`The password file ${file} can't be read: ${(error as Error).message}. ${HOW}`]);
  }
  if (password.length >= 8) return password;
  throw new ConfigError([`The password in ${file} is shorter than 8 characters. Choose a longer one.`]);
}
