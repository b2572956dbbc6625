import type { Wallet } from "ethers";

import { payerOf } from "../config/payerFlags.ts";
import { UsageError } from "../config/UsageError.ts";
import type { Call } from "./Call.ts";
import type { payer } from "./flags/payer.ts";

/** The key that signs and pays. @param whose in messages: "the buyer" @throws UsageError where none is given */
export function requirePayer({ flags, environment }: Call<typeof payer>, whose: string): Wallet {
  const wallet = payerOf(whose, flags, environment);
  if (wallet !== undefined) return wallet;
  throw new UsageError([
    `The key of ${whose} is missing. Name its file by --keystore-file and --password-file, or set SONM_KEY.`,
  ]);
}
