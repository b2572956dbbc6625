import type { Hex } from "viem";
import { call as simulate } from "viem/actions";
import type { Config } from "wagmi";
import { sendTransaction, signTypedData } from "wagmi/actions";

import type { Call } from "../chain/Call.ts";
import { explainError } from "../chain/errors/explainError.ts";
import type { Failure } from "../chain/errors/Failure.ts";
import type { Action } from "./Action.ts";
import { gasLimitOf } from "./gasLimitOf.ts";
import type { Progress } from "./Progress.ts";
import type { TransactionRecord, TransactionStatus } from "./TransactionRecord.ts";
import { walletFault } from "./walletFault.ts";
import { type WatchTools, awaitIndexed, awaitMined } from "./watchTransaction.ts";

/** What running an action needs. */
export interface ActionTools extends WatchTools {
  readonly config: Config;
  readonly chainId: number;
}

const OUTCOMES: Partial<Record<TransactionStatus, Omit<Failure, "rejected" | "detail">>> = {
  cancelled: {
    name: "Cancelled",
    sentence: "The transaction was cancelled in the wallet.",
    remedy: "Nothing happened. You can try again.",
  },
  replaced: {
    name: "Replaced",
    sentence: "Another transaction of this account took the place of this one.",
    remedy: "Look at your wallet's list, and try again if it is still needed.",
  },
  lost: {
    name: "Lost",
    sentence: "The network does not know the transaction any more.",
    remedy: "Nothing happened. You can try again.",
  },
};

/** Thrown to end an action whose transaction came to nothing. */
class OutcomeError extends Error {
  override readonly name = "OutcomeError";

  constructor(readonly failure: Failure) {
    super(failure.sentence);
  }
}

/** @throws OutcomeError if the wallet can't be asked for this action any more */
function assertWallet({ config, chainId }: ActionTools, { account }: Action, detail?: string): void {
  const fault = walletFault(config, account, chainId);
  if (fault !== undefined) throw new OutcomeError({ ...fault, rejected: false, detail: detail ?? fault.name });
}

/**
 * Asks the wallet. One that was switched while it asked refuses in words of its own, or none: that it was switched tells more.
 *
 * @throws OutcomeError if the wallet can't be asked, or could not answer any more; what the wallet throws otherwise
 */
async function askWallet<Answer>(tools: ActionTools, action: Action, ask: () => Promise<Answer>): Promise<Answer> {
  assertWallet(tools, action);
  try {
    return await ask();
  } catch (error) {
    const { rejected, detail } = explainError(error);
    if (!rejected) assertWallet(tools, action, detail);
    throw error;
  }
}

/** Why a mined transaction had no effect: the same call again, on the state of its block. */
async function revertFailure({ client }: ActionTools, account: Hex, call: Call, record: TransactionRecord) {
  const failure = await simulate(client, { account, ...call, blockNumber: BigInt(record.block ?? 0) }).then(
    () => undefined,
    explainError,
  );
  return (
    failure ?? {
      rejected: false,
      name: "Reverted",
      detail: record.hash,
      sentence: "The transaction failed in its block, though it would have worked before and after.",
      remedy: "Only the network fee was spent. Try again.",
    }
  );
}

/**
 * Sends one transaction and follows it until it is mined.
 *
 * @param gas most that it may use
 */
async function send(
  tools: ActionTools,
  action: Action,
  call: Call,
  gas: bigint,
  onAsked: () => void,
  onSent: (record: TransactionRecord) => void,
): Promise<TransactionRecord> {
  const { title, account } = action;
  const hash = await askWallet(tools, action, () => {
    onAsked();
    return sendTransaction(tools.config, { account, chainId: tools.chainId, ...call, gas });
  });
  const record: TransactionRecord = {
    id: hash,
    hash,
    chainId: tools.chainId,
    account,
    title,
    status: "pending",
    submittedAt: Math.floor(Date.now() / 1000),
  };
  tools.store.add(record);
  onSent(record);
  await awaitMined(tools, record);
  return effective(tools, account, call, record);
}

/** The record as it is now. @throws OutcomeError if the transaction came to nothing */
async function effective(
  tools: ActionTools,
  account: Hex,
  call: Call,
  record: TransactionRecord,
): Promise<TransactionRecord> {
  const now = tools.store.find(record.id) ?? record;
  const outcome = OUTCOMES[now.status];
  if (outcome !== undefined) throw new OutcomeError({ ...outcome, rejected: false, detail: now.hash });
  if (now.status === "reverted") throw new OutcomeError(await revertFailure(tools, account, call, now));
  return now;
}

/**
 * Runs an action from the first prompt to the last: each transaction is simulated before the wallet is asked, and followed
 * until the lists show it. Never throws; `report` hears of every step and of every failure.
 */
export async function runAction(
  tools: ActionTools,
  action: Action,
  report: (progress: Progress) => void,
): Promise<void> {
  const signatures: Hex[] = [];
  let prompt = 0;
  try {
    let last: TransactionRecord | undefined;
    for (const [index, step] of action.prompts.entries()) {
      prompt = index;
      report({ stage: "checking", prompt });
      if (step.kind === "signature") {
        const message = await step.message();
        const signature = await askWallet(tools, action, () => {
          report({ stage: "wallet", prompt });
          return signTypedData(tools.config, { ...message, account: action.account });
        });
        signatures.push(signature);
        continue;
      }
      const call = step.call(signatures);
      await simulate(tools.client, { account: action.account, ...call });
      const gas = await gasLimitOf(tools.client, action.account, call);
      const titled = action.prompts.at(-1) === step ? action : { ...action, title: step.label };
      last = await send(
        tools,
        titled,
        call,
        gas,
        () => report({ stage: "wallet", prompt }),
        (record) => report({ stage: "mining", prompt, record }),
      );
      report({ stage: "indexing", prompt, record: last });
      await awaitIndexed(tools, last);
      // The chain may have dropped its block meanwhile.
      last = await effective(tools, action.account, call, last);
    }
    if (last === undefined) {
      action.onSigned?.(signatures);
      report({ stage: "signed", signatures });
    } else report({ stage: "done", record: last });
  } catch (error) {
    const failure = error instanceof OutcomeError ? error.failure : explainError(error);
    report({ stage: "failed", prompt, failure });
  }
}
