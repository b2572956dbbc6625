import { ChainError } from "../../chain/ChainError.ts";
import type { Contracts } from "../../chain/Contracts.ts";
import type { TransactionSender } from "../../chain/TransactionSender.ts";
import type { Log } from "../../lib/Log.ts";
import { orderArgument } from "../../orders/orderArgument.ts";
import type { BroughtHardware } from "../broughtHardware.ts";
import type { Deal } from "../Deal.ts";
import type { Salesman } from "../Salesman.ts";
import { ruleWords } from "./ruleWords.ts";
import type { SeenBid } from "./MarketBook.ts";

/** What opens and leaves deals. */
export interface DealOpenerParts {
  readonly contracts: Pick<Contracts, "market">;
  readonly sender: Pick<TransactionSender, "send">;
  readonly salesman: Pick<Salesman, "draft" | "tailor">;
  readonly hardware: () => BroughtHardware | undefined;
  readonly log: Log;
  /** Told of each deal that was opened. */
  readonly onFill: () => void;
}

/** What came of an attempt: a sentence's middle where it failed. `unsure`: the deal may be there for all that. */
export interface Attempt {
  readonly failed?: string;
  readonly unsure?: boolean;
}

/**
 * Opens a deal with a bid, by an ask that says what the bid says, price and length, for its buyer alone. It has the nonce of
 * the standing ask: if a buyer takes that one in the same moment, one of the two fails, and the machine is never sold twice.
 */
export class DealOpener {
  readonly #parts: DealOpenerParts;

  constructor(parts: DealOpenerParts) {
    this.#parts = parts;
  }

  /** Why the chain would refuse a deal with a bid now, in words; undefined where it would not. */
  async whyNot(bid: SeenBid, now: number): Promise<string | undefined> {
    const { contracts, salesman, hardware } = this.#parts;
    const brought = hardware();
    const ask = await salesman.draft(bid, now);
    if (brought === undefined || ask === undefined) return "the machine is not attested";
    const failed = await contracts.market.whyNot(orderArgument(ask), orderArgument(bid), brought);
    return failed === 0n ? undefined : ruleWords(failed);
  }

  async open(bid: SeenBid, now: number): Promise<Attempt> {
    const { contracts, sender, salesman, hardware, log, onFill } = this.#parts;
    const { market } = contracts;
    const brought = hardware();
    const ask = await salesman.tailor(bid, now);
    if (ask === undefined || brought === undefined) return { failed: "no ask stands" };
    const [asked, wanted] = [orderArgument(ask.fields), orderArgument(bid)];
    const data = market.interface.encodeFunctionData("open", [asked, ask.signature, wanted, bid.signature, brought]);
    try {
      await sender.send("open a deal with a bid", { to: await market.getAddress(), data });
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      log.info({ bid: bid.id, ask: ask.id, error: error.message }, "bid not filled");
      return { failed: "it could not be filled", unsure: error.contractError === undefined };
    }
    onFill();
    log.info({ bid: bid.id, ask: ask.id, buyer: bid.author, price: bid.price.toString() }, "bid filled");
    return {};
  }

  /** Ends a spot deal. @throws RangeError if it has a length: such a deal is never left */
  async leave({ id, terms }: Deal): Promise<void> {
    const { contracts, sender, log } = this.#parts;
    if (terms.duration > 0n) throw new RangeError(`The deal ${id} lasts until its end. It is not left.`);
    const data = contracts.market.interface.encodeFunctionData("close", [terms]);
    await sender.send("leave a spot deal", { to: await contracts.market.getAddress(), data });
    log.info({ deal: id }, "spot deal left for a better bid");
  }
}
