import type { ChainClock } from "../chain/ChainClock.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { recoverSigner } from "../lib/recoverSigner.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { ReceiptStore } from "../store/ReceiptStore.ts";
import { misfitOf } from "../uptimes/misfitOf.ts";
import type { Receipt } from "../uptimes/Receipt.ts";
import { receiptDigest } from "../uptimes/receiptDigest.ts";

/** What receipts are checked and kept with. */
export interface ReceiptBookParts {
  readonly worker: Hex;
  readonly domain: ReportDomain;
  readonly store: Pick<ReceiptStore, "add" | "newest">;
  readonly clock: Pick<ChainClock, "now">;
  readonly log: Log;
}

/** Seconds by which an epoch's end can seem to be ahead. */
const AHEAD_SECONDS = 60;

/**
 * Takes the receipts that nodes give with their answers, and keeps those that are worth something: signed by the node, for
 * this machine on this chain, newer than what is kept, and neither fewer seconds nor more than time allows.
 *
 * A node whose count was not that of the others goes on from what the report says. So a receipt that does not fit is set
 * aside, and kept as soon as the node's next one fits to it.
 */
export class ReceiptBook {
  readonly #parts: ReceiptBookParts;
  /** The newest receipt of each node that did not fit. */
  readonly #aside = new Map<Hex, Receipt>();

  constructor(parts: ReceiptBookParts) {
    this.#parts = parts;
  }

  /**
   * Takes a receipt.
   *
   * @param node that gave it
   * @returns why it is refused, undefined if it is kept
   */
  take(node: Hex, receipt: Receipt): string | undefined {
    const problem = this.#forgery(node, receipt) ?? this.#follow(receipt);
    if (problem !== undefined) this.#parts.log.warn({ ...receipt, from: node, problem }, "receipt refused");
    return problem;
  }

  #forgery(node: Hex, receipt: Receipt): string | undefined {
    const { worker, domain, clock } = this.#parts;
    if (receipt.node !== node) return `it is of ${receipt.node}`;
    if (receipt.worker !== worker) return `it is for ${receipt.worker}`;
    if (recoverSigner(receiptDigest(receipt, domain), receipt.signature) !== node)
      return "it is not signed by the node";
    const isAhead = receipt.asOf > (clock.now() ?? 0) + AHEAD_SECONDS;
    if (isAhead || receipt.epoch > BigInt(Number.MAX_SAFE_INTEGER)) return "it is of a time to come";
    return undefined;
  }

  #follow(receipt: Receipt): string | undefined {
    const { store, log } = this.#parts;
    const { node } = receipt;
    const newest = store.newest(node);
    const misfit = newest === undefined ? undefined : misfitOf(receipt, newest);
    if (misfit === undefined) {
      this.#aside.delete(node);
      store.add(receipt);
      return undefined;
    }
    const aside = this.#aside.get(node);
    if (newest !== undefined && receipt.epoch <= newest.epoch) return misfit;
    if (aside === undefined || misfitOf(receipt, aside) !== undefined) {
      if (aside === undefined || receipt.epoch > aside.epoch) this.#aside.set(node, receipt);
      return misfit;
    }
    this.#aside.delete(node);
    store.add(aside);
    store.add(receipt);
    log.warn({ node, from: newest?.online, to: aside.online, epoch: aside.epoch }, "a node corrected its count");
    return undefined;
  }
}
