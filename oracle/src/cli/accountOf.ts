import { payerOf } from "../config/payerFlags.ts";
import { UsageError } from "../config/UsageError.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Call } from "./Call.ts";
import type { payer } from "./flags/payer.ts";
import { words } from "./words.ts";

/** The account that a verb is about: the first word, or the key's. @throws UsageError where there is neither */
export function accountOf({ words: [word], flags, environment }: Call<typeof payer>): Hex {
  if (word !== undefined) return words.address(word, "an account");
  const wallet = payerOf("the account", flags, environment);
  if (wallet !== undefined) return lowerHex(wallet.address);
  throw new UsageError(["Whose? Name an account, or give its key (SONM_KEY, or --keystore-file and --password-file)."]);
}
