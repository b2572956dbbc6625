import { createCipheriv, createHash, type Cipheriv } from "node:crypto";

/** Bytes that look random, can't be compressed, and are the same wherever the seed is known. */
export class Keystream {
  readonly #cipher: Cipheriv;
  readonly #zeros = new Uint8Array(64 * 1024);

  constructor(seed: Uint8Array) {
    const key = createHash("sha256").update(seed).digest();
    this.#cipher = createCipheriv("aes-256-ctr", key, new Uint8Array(16));
  }

  /** The next bytes. */
  next(count: number): Buffer {
    const parts: Buffer[] = [];
    for (let left = count; left > 0; left -= this.#zeros.length) {
      parts.push(this.#cipher.update(this.#zeros.subarray(0, Math.min(left, this.#zeros.length))));
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  /** The first bytes of the stream, in chunks. */
  *chunks(bytes: number): Generator<Buffer> {
    for (let left = bytes; left > 0; left -= this.#zeros.length) yield this.next(Math.min(left, this.#zeros.length));
  }
}
