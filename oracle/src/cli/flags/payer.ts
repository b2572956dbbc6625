import { payerFlags } from "../../config/payerFlags.ts";
import type { FlagTable } from "../Flag.ts";

/** Whose key signs and pays. Without a file it is SONM_KEY, or SONM_OWNER_KEY. */
export const payer = {
  "keystore-file": {
    schema: payerFlags["keystore-file"],
    value: "<file>",
    help: "encrypted key; SONM_KEY without it",
    completes: "file",
  },
  "password-file": {
    schema: payerFlags["password-file"],
    value: "<file>",
    help: "file with the key's password",
    completes: "file",
  },
  "max-fee-gwei": { schema: payerFlags["max-fee-gwei"], value: "<number>", help: "highest fee for one gas; 500" },
} as const satisfies FlagTable;
