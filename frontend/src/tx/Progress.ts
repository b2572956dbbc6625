import type { Hex } from "viem";

import type { Failure } from "../chain/errors/Failure.ts";
import type { TransactionRecord } from "./TransactionRecord.ts";

/**
 * Where an action stands. `prompt` counts its prompts from 0.
 *
 * - `checking`: it is simulated, or what must be signed is put together
 * - `wallet`: the wallet asks the person
 * - `mining`: sent, not in a block; `indexing`: in a block, not in the lists
 * - `signed`: an action of signatures alone has come to its end
 */
export type Progress =
  | { readonly stage: "idle" }
  | { readonly stage: "checking" | "wallet"; readonly prompt: number }
  | { readonly stage: "mining" | "indexing"; readonly prompt: number; readonly record: TransactionRecord }
  | { readonly stage: "signed"; readonly signatures: readonly Hex[] }
  | { readonly stage: "done"; readonly record: TransactionRecord }
  | { readonly stage: "failed"; readonly prompt: number; readonly failure: Failure };

/** Whether the action runs, so that it can't be started again. */
export const isRunning = ({ stage }: Progress): boolean => !["idle", "signed", "done", "failed"].includes(stage);
