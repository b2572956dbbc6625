import { scryptSync as nativeScrypt } from "node:crypto";
import { readFileSync } from "node:fs";

import { Wallet, scryptSync } from "ethers";

import { ConfigError } from "./ConfigError.ts";

/** Bytes that the key derivation may take. */
const SCRYPT_MEMORY = 512 * 1024 * 1024;

/** Where one key comes from. */
export interface KeySource {
  /** What the key is for, in messages: such as "signer". */
  readonly role: string;
  /** The environment variable that `key` was read from. */
  readonly variable: string;
  readonly key?: string | undefined;
  readonly keystoreFile?: string | undefined;
  readonly passwordFile?: string | undefined;
}

/**
 * Loads a key from the environment or an encrypted keystore file.
 *
 * @returns undefined if neither is set
 * @throws ConfigError if the key is none, a file is missing, or the password is wrong
 */
export function loadWallet(source: KeySource): Wallet | undefined {
  const { role, variable, key, keystoreFile, passwordFile } = source;
  if (key !== undefined && keystoreFile !== undefined) {
    throw new ConfigError([`The ${role} key is given twice: unset ${variable} or the keystore file.`]);
  }
  if (key !== undefined) {
    try {
      return new Wallet(key);
    } catch {
      throw new ConfigError([`${variable} holds no private key. Set it to 0x and 64 hexadecimal digits.`]);
    }
  }
  if (keystoreFile === undefined) return undefined;
  if (passwordFile === undefined) {
    throw new ConfigError([`The keystore ${keystoreFile} needs a password file: set it beside the keystore file.`]);
  }
  const keystore = read(keystoreFile, `${role} keystore`);
  const password = read(passwordFile, `${role} password file`).replace(/\r?\n$/, "");
  scryptSync.register(
    (secret, salt, N, r, p, length) =>
      new Uint8Array(nativeScrypt(secret, salt, length, { N, r, p, maxmem: SCRYPT_MEMORY })),
  );
  try {
    return new Wallet(Wallet.fromEncryptedJsonSync(keystore, password).privateKey);
  } catch (error) {
    const reason = (error as Error).message.includes("incorrect password")
      ? `The password in ${passwordFile} does not open it.`
      : "It is no encrypted key: make one with `sonm keystore`.";
    throw new ConfigError([`The keystore ${keystoreFile} can't be opened. ${reason}`]);
  }
}

function read(file: string, what: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigError([`The ${what} ${file} can't be read: ${(error as Error).message}.`]);
  }
}
