import { canonicalChunks } from "./canonicalChunks.ts";

/**
 * The one JSON text of a value: keys in ascending order, no white space, bigints as decimal strings.
 * Equal values always give equal bytes, so that their hash can be signed and compared.
 *
 * @throws TypeError if the value holds something that JSON can't carry, or a number that is no safe integer
 */
export function canonicalJson(value: unknown): string {
  const chunks: Buffer[] = [];
  // Bytes at once: a text made of very many pieces takes three times as long to read.
  canonicalChunks(value, (chunk) => chunks.push(Buffer.from(chunk)));
  return Buffer.concat(chunks).toString();
}
