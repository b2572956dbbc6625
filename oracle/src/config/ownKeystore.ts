import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { encryptKey } from "../lib/encryptKey.ts";
import { ConfigError } from "./ConfigError.ts";

/** Bytes of a password that nobody has to type. */
const PASSWORD_BYTES = 32;

/** Where a program's own key is, and the file with its password. */
export interface KeystoreFiles {
  readonly keystoreFile: string;
  readonly passwordFile: string;
}

/**
 * Where the key is that a program made for itself: an encrypted file in its folder, with the password beside it.
 *
 * @param name of the files, such as "signer"
 * @returns undefined if it made none yet
 * @throws ConfigError if only one of the two files is there
 */
export function ownKeystore(dataDir: string, name: string): KeystoreFiles | undefined {
  const { keystoreFile, passwordFile } = filesOf(dataDir, name);
  const there = [keystoreFile, passwordFile].filter((file) => existsSync(file));
  if (there.length === 2) return { keystoreFile, passwordFile };
  if (there.length === 0) return undefined;
  throw new ConfigError([
    `Of the key in ${dataDir} only ${there.join()} is there. Bring the other file back from a backup, or remove this one for a new key.`,
  ]);
}

/**
 * Makes a program's own key, where it has none yet; one that is there is never touched. Both files are for its user alone.
 *
 * @throws ConfigError if it can't be written
 */
export async function makeOwnKeystore(dataDir: string, name: string): Promise<void> {
  if (ownKeystore(dataDir, name) !== undefined) return;
  const { keystoreFile, passwordFile } = filesOf(dataDir, name);
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  const { json } = await encryptKey(password);
  try {
    mkdirSync(dataDir, { recursive: true });
    // The password first: a key without one would be lost.
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: "wx" });
    writeFileSync(keystoreFile, json, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw new ConfigError([
      `The key can't be kept in ${dataDir}: ${(error as Error).message}. Name another --data-dir.`,
    ]);
  }
}

const filesOf = (dataDir: string, name: string): KeystoreFiles => ({
  keystoreFile: join(dataDir, `${name}.json`),
  passwordFile: join(dataDir, `${name}.password`),
});
