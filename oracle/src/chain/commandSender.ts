import type { Wallet } from "ethers";

import { createLog } from "../lib/createLog.ts";
import type { Connection } from "./Connection.ts";
import { TransactionSender } from "./TransactionSender.ts";

/** Milliseconds between looks for a receipt: a person waits; and after which it is sent again for a higher fee. */
const POLL_MS = 500;
const REPLACE_MS = 45_000;

/** Sends what a command of the command line has to send, and waits for it. @param command names it in the log */
export function commandSender(
  command: string,
  wallet: Wallet,
  { provider }: Pick<Connection, "provider">,
  maxFeeGwei: number,
): TransactionSender {
  const settings = { pollMs: POLL_MS, replaceAfterMs: REPLACE_MS, maxFeeGwei };
  return new TransactionSender(wallet, provider, settings, createLog(command, "warn", "errors"));
}
