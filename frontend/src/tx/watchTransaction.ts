import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import {
  type Address,
  type Client,
  type Hex,
  type ReplacementReason,
  type TransactionReceipt,
  TransactionNotFoundError,
  TransactionReceiptNotFoundError,
  parseEventLogs,
} from "viem";
import { getTransaction, getTransactionCount, getTransactionReceipt, waitForTransactionReceipt } from "viem/actions";

import { receiptFacts } from "./receiptFacts.ts";
import type { TransactionRecord } from "./TransactionRecord.ts";
import type { TransactionStore } from "./TransactionStore.ts";

/** How long a transaction that the node does not know is looked for, in milliseconds. */
const LOST_AFTER = 30_000;

/** How long "done" waits for what is read again, in milliseconds: a slow answer comes in behind it. */
const REFRESH_WITHIN = 3_000;

/**
 * How long one wait for a receipt lasts, in milliseconds. Then the nonce is looked at again: what is replaced before the wait
 * has seen it would be waited for without end.
 */
const WAIT = 30_000;

/** Pause after the node did not answer, in milliseconds. */
const RETRY_PAUSE = 2_000;

/**
 * What watching needs.
 *
 * - `token`: of SNM, for what the receipt says was paid
 * - `waitForBlock`: until the index has the block; false if it did not come in time
 * - `refresh`: lets everything that was read be read again
 */
export interface WatchTools {
  readonly client: Client;
  readonly store: TransactionStore;
  readonly token: Address;
  readonly waitForBlock: (block: number) => Promise<boolean>;
  readonly refresh: () => Promise<void>;
}

/** The deal that a receipt tells of, if it opened one. */
function openedDeal(receipt: TransactionReceipt): Hex | undefined {
  return parseEventLogs({ abi: marketAbi, eventName: "DealOpened", logs: receipt.logs })[0]?.args.id;
}

/** Whether the sender's nonce was used by something else, so that the transaction can't come any more. */
async function isOvertaken(client: Client, { account, nonce }: TransactionRecord): Promise<boolean> {
  if (nonce === undefined) return false;
  return (await getTransactionCount(client, { address: account, blockTag: "latest" })) > nonce;
}

/** For a question that is answered with an error where there is nothing: what stands for nothing. Any other error stays one. */
const notFound =
  <Nothing>(kind: new (...args: never[]) => Error, nothing: Nothing) =>
  (error: unknown): Nothing => {
    if (error instanceof kind) return nothing;
    throw error;
  };

/** Learns the nonce, so that a replacement can be told even after a reload. */
async function learnNonce({ client, store }: WatchTools, record: TransactionRecord): Promise<void> {
  const known = await getTransaction(client, { hash: record.hash }).catch(() => undefined);
  if (known !== undefined) store.update(record.id, { nonce: known.nonce });
}

/**
 * Whether the node knows the transaction, mined or not. Waits a while for a node that lags behind the wallet.
 *
 * @throws if the node does not answer: that says nothing about the transaction
 */
async function isKnown(client: Client, hash: Hex, pause: number): Promise<boolean> {
  for (const end = Date.now() + LOST_AFTER; ;) {
    const found = await getTransaction(client, { hash }).then(() => true, notFound(TransactionNotFoundError, false));
    if (found || Date.now() >= end) return found;
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

/** One try at `awaitMined`. @throws if the node does not answer */
async function tryAwaitMined(tools: WatchTools, record: TransactionRecord): Promise<TransactionReceipt | undefined> {
  const { client, store } = tools;
  await learnNonce(tools, record);
  const current = store.find(record.id) ?? record;
  // In this order: what is mined between the two questions is not taken for replaced.
  const overtaken = await isOvertaken(client, current);
  const mined = await getTransactionReceipt(client, { hash: current.hash }).catch(
    notFound(TransactionReceiptNotFoundError, undefined),
  );
  if (mined === undefined && overtaken) {
    store.update(record.id, { status: "replaced" });
    return undefined;
  }
  if (mined === undefined && !(await isKnown(client, current.hash, client.pollingInterval))) {
    // Its place may have been taken while it was looked for.
    store.update(record.id, { status: (await isOvertaken(client, current)) ? "replaced" : "lost" });
    return undefined;
  }

  let reason: ReplacementReason | undefined;
  const receipt =
    mined ??
    (await waitForTransactionReceipt(client, {
      hash: current.hash,
      timeout: WAIT,
      pollingInterval: client.pollingInterval,
      onReplaced: (replacement) => {
        reason = replacement.reason;
        store.update(record.id, { hash: replacement.transaction.hash });
      },
    }));
  if (reason === "cancelled" || reason === "replaced") {
    store.update(record.id, { status: reason, block: Number(receipt.blockNumber) });
    return undefined;
  }
  const block = Number(receipt.blockNumber);
  const facts = receiptFacts(receipt, record.account, tools.token);
  if (receipt.status === "reverted") store.update(record.id, { status: "reverted", block, ...facts });
  else store.update(record.id, { status: "indexing", block, deal: openedDeal(receipt), ...facts });
  return receipt;
}

/**
 * Follows a transaction until it is mined, over every interruption of the connection. Speeding it up, cancelling it or
 * sending something else in its place is noticed.
 *
 * @returns the receipt of what was mined for it, undefined if nothing was; the record tells why
 */
export async function awaitMined(
  tools: WatchTools,
  record: TransactionRecord,
): Promise<TransactionReceipt | undefined> {
  for (;;) {
    try {
      return await tryAwaitMined(tools, record);
    } catch {
      await new Promise((resume) => setTimeout(resume, RETRY_PAUSE));
    }
  }
}

/** The block in which a mined transaction is now; undefined if the chain has dropped that block and the transaction with it. */
async function blockNow(client: Client, { hash, block }: TransactionRecord): Promise<number | undefined> {
  try {
    return Number((await getTransactionReceipt(client, { hash })).blockNumber);
  } catch (error) {
    // A node that does not answer says nothing about the transaction.
    return error instanceof TransactionReceiptNotFoundError ? undefined : block;
  }
}

/**
 * Waits until the lists show what was mined, and has them read again. An index that is down holds nothing up for good. What
 * the chain takes out of its block meanwhile is followed again from the start.
 */
export async function awaitIndexed(tools: WatchTools, record: TransactionRecord): Promise<void> {
  const { client, store } = tools;
  const current = store.find(record.id);
  if (current?.status !== "indexing" || current.block === undefined) return;
  void tools.refresh();
  await tools.waitForBlock(current.block);
  const block = await blockNow(client, current);
  if (block !== current.block) {
    if (block === undefined) {
      store.update(record.id, { status: "pending", block: undefined });
      await awaitMined(tools, record);
    } else store.update(record.id, { block });
    return awaitIndexed(tools, record);
  }
  await Promise.race([tools.refresh(), new Promise((resume) => setTimeout(resume, REFRESH_WITHIN))]);
  store.update(record.id, { status: "done" });
}
