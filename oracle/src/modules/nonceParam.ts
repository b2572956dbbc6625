import { z } from "zod";

/** A nonce in a step's parameters: 32 bytes in hexadecimal. */
export const nonceParam = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => new Uint8Array(Buffer.from(text, "hex")));
