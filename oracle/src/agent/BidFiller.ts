import { ChainError } from "../chain/ChainError.ts";
import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import { errorText } from "../lib/errorText.ts";
import type { Log } from "../lib/Log.ts";
import { orderArgument } from "../orders/orderArgument.ts";
import type { RelayReader } from "../orders/RelayReader.ts";
import type { Ask } from "./Ask.ts";
import type { Bid, BidBook } from "./BidBook.ts";
import type { BroughtHardware } from "./broughtHardware.ts";
import type { DealKeeper } from "./DealKeeper.ts";

/** What fills bids. */
export interface BidFillerParts {
  readonly contracts: Contracts;
  readonly clock: ChainClock;
  readonly sender: Pick<TransactionSender, "send">;
  readonly deals: Pick<DealKeeper, "open" | "synced">;
  readonly book: BidBook;
  /** One for each node that can be reached. */
  readonly readers: () => readonly RelayReader[];
  /** The ask that stands now. */
  readonly ask: () => Ask | undefined;
  readonly hardware: () => BroughtHardware | undefined;
  readonly log: Log;
  /** Told of each deal that was opened so. */
  readonly onFill: () => void;
}

/** Pages read of one relay at one time. */
const MOST_PAGES = 200;

/** Bids that the chain is asked about at one time. */
const MOST_LOOKS = 50;

/**
 * Opens deals with buyers' bids that nodes relay. It sells by the machine's one standing ask, whose nonce fills once: if
 * a buyer takes the ask in the same moment, one of the two deals fails, and the machine is never sold twice.
 */
export class BidFiller {
  readonly #parts: BidFillerParts;

  constructor(parts: BidFillerParts) {
    this.#parts = parts;
  }

  /** Reads what bids are new on the nodes. */
  async read(): Promise<void> {
    const { readers, book, clock, log } = this.#parts;
    const now = clock.now();
    if (now === undefined) return;
    await Promise.all(
      readers().map(async (reader) => {
        try {
          await reader.read(({ orders }) => {
            book.add(orders, now);
            return Promise.resolve(true);
          }, MOST_PAGES);
        } catch (error) {
          log.debug({ error: errorText(error) }, "bids of a node not read");
        }
      }),
    );
  }

  /** Opens one deal, if the machine is free and there is a bid for it. */
  async tick(): Promise<void> {
    const { deals, book, ask: current, hardware, clock } = this.#parts;
    const ask = current();
    const brought = hardware();
    const now = clock.now();
    if (ask === undefined || brought === undefined || now === undefined) return;
    if (!deals.synced || deals.open.length > 0) return;
    const bids = book.suiting(ask.fields, now, MOST_LOOKS);
    const failures = await Promise.all(bids.map((bid) => this.#whyNot(ask, bid, brought)));
    for (const [index, bid] of bids.entries()) {
      // Whatever failed may be the ask's fault, or pass: the bid is tried again another time.
      if (failures[index] !== 0n) book.defer(bid.id, now);
      else if (await this.#open(ask, bid, brought, now)) return;
    }
  }

  #whyNot(ask: Ask, bid: Bid, brought: BroughtHardware): Promise<bigint> {
    return this.#parts.contracts.market.whyNot(orderArgument(ask.fields), orderArgument(bid.fields), brought);
  }

  /** @returns whether the deal is there, or may be: then nothing more is opened before the chain was read again */
  async #open(ask: Ask, bid: Bid, brought: BroughtHardware, now: number): Promise<boolean> {
    const { contracts, sender, book, log, onFill } = this.#parts;
    const { market } = contracts;
    const [asked, wanted] = [orderArgument(ask.fields), orderArgument(bid.fields)];
    const data = market.interface.encodeFunctionData("open", [asked, ask.signature, wanted, bid.signature, brought]);
    try {
      await sender.send("open a deal with a bid", { to: await market.getAddress(), data });
    } catch (error) {
      book.defer(bid.id, now);
      if (!(error instanceof ChainError)) throw error;
      log.info({ bid: bid.id, ask: ask.id, error: error.message }, "bid not filled");
      return error.contractError === undefined;
    }
    book.filled(bid, now);
    onFill();
    log.info({ bid: bid.id, ask: ask.id, buyer: bid.fields.author }, "bid filled");
    return true;
  }
}
