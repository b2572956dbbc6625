import { encryptKeystoreJson, Wallet } from "ethers";

/** Rounds of the key derivation: as strong as what wallets use. */
const SCRYPT_ROUNDS = 2 ** 17;

/** A new key as an encrypted keystore, with the address that it has. */
export async function encryptKey(password: string): Promise<{ readonly address: string; readonly json: string }> {
  const { address, privateKey } = Wallet.createRandom();
  const json = await encryptKeystoreJson({ address, privateKey }, password, { scrypt: { N: SCRYPT_ROUNDS } });
  return { address, json };
}
