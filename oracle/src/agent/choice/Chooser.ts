import type { ChainClock } from "../../chain/ChainClock.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import { hashOrder, type OrderPlace } from "../../orders/hashOrder.ts";
import type { RelayReader } from "../../orders/RelayReader.ts";
import type { AgentConfig } from "../../config/agentConfig.ts";
import type { Deal } from "../Deal.ts";
import type { DealKeeper } from "../DealKeeper.ts";
import type { AcceptFile } from "./AcceptFile.ts";
import { askPriceFor } from "./askPriceFor.ts";
import type { Choice } from "./Choice.ts";
import { ChoiceLog } from "./ChoiceLog.ts";
import { choose } from "./choose.ts";
import type { Costs } from "./Costs.ts";
import type { DealOpener } from "./DealOpener.ts";
import { Deferrals } from "./Deferrals.ts";
import { isAllowed } from "./isAllowed.ts";
import type { MarketBook } from "./MarketBook.ts";
import type { MarketHistory } from "./MarketHistory.ts";
import { reckonWorth } from "./reckonWorth.ts";
import type { Rules } from "./Rules.ts";
import type { Situation } from "./Situation.ts";

/** What chooses. */
export interface ChooserParts {
  readonly worker: Hex;
  readonly master: Hex;
  readonly place: OrderPlace;
  readonly clock: Pick<ChainClock, "now">;
  readonly deals: Pick<DealKeeper, "open" | "synced">;
  readonly book: MarketBook;
  readonly history: Pick<MarketHistory, "read">;
  /** One for each node that can be reached. */
  readonly readers: () => readonly RelayReader[];
  readonly opener: Pick<DealOpener, "whyNot" | "open" | "leave">;
  readonly accepted: Pick<AcceptFile, "read" | "remove">;
  /** What the machine offers, by id, and until when it is attested, unix seconds; undefined where it is not. */
  readonly offer: () => { readonly benchmarks: readonly bigint[]; readonly until: number } | undefined;
  readonly offFrom: () => number | undefined;
  /** What a reward program pays for each second without a deal: USD, 18 decimals. */
  readonly idle: () => bigint;
  readonly costs: () => Promise<Costs>;
  readonly rules: Rules;
  readonly config: Pick<AgentConfig, "choice" | "askPricing" | "undercutPercent" | "fillBids">;
  readonly log: Log;
}

/** Pages read of one relay at one time. */
const MOST_PAGES = 200;
/** Bids that the chain is asked about at one time. */
const MOST_LOOKS = 50;

/** Chooses what this machine does with its time, and does it as far as its owner lets it. */
export class Chooser {
  readonly #parts: ChooserParts;
  readonly #deferrals = new Deferrals();
  readonly choices: ChoiceLog;
  #price: bigint;

  constructor(parts: ChooserParts) {
    this.#parts = parts;
    this.#price = parts.rules.floor;
    this.choices = new ChoiceLog(parts.log);
  }

  /** USD per second, 18 decimals, that the machine's ask says. */
  get askPrice(): bigint {
    return this.#price;
  }

  /** Whether an ask may stand: where the owner decides alone, once it accepted one, or a bid to be filled by it. */
  get maySell(): boolean {
    return this.#parts.config.choice !== "manual" || this.#accepted() !== undefined;
  }

  /** Reads what is new on the chain and on the nodes. */
  async read(): Promise<void> {
    const { readers, history, book, clock, log, place } = this.#parts;
    const exact = clock.now();
    if (exact === undefined) return;
    const at = Math.floor(exact);
    await history.read((event) => book.take(event));
    await Promise.all(
      readers().map(async (reader) => {
        try {
          await reader.read(({ orders }) => {
            for (const { fields, signature } of orders) {
              book.take({ kind: "order", at, id: hashOrder(fields, place), fields, signature });
            }
            return Promise.resolve(true);
          }, MOST_PAGES);
        } catch (error) {
          log.debug({ error: errorText(error) }, "bids of a node not read");
        }
      }),
    );
  }

  /** Chooses once, and does what was chosen. Without a chain that was read to its end, nobody knows whether the machine is sold. */
  async tick(): Promise<void> {
    const { deals, clock, config, accepted } = this.#parts;
    const exact = clock.now();
    if (exact === undefined || !deals.synced) return;
    // The clock tells parts of a second; what is told of a choice, and what the chain is asked, are whole ones.
    const now = Math.floor(exact);
    const costs = await this.#parts.costs();
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const choice = choose(this.#situation(now, costs));
      const bid = choice.bid === undefined ? undefined : this.#parts.book.bid(choice.bid);
      const whyNot = bid === undefined ? undefined : await this.#parts.opener.whyNot(bid, now);
      if (bid !== undefined && whyNot !== undefined) {
        this.#deferrals.defer(bid.id, whyNot, now);
        continue;
      }
      this.choices.note(choice);
      if (!isAllowed(choice, config.choice, this.#accepted())) return;
      if (await this.#carryOut(choice, now)) {
        if (config.choice !== "automatic") accepted.remove();
        return;
      }
      if (bid === undefined) return;
    }
  }

  /** @returns whether something was done, or may have been: then the chain is read before the next choice */
  async #carryOut({ kind, bid: id }: Choice, now: number): Promise<boolean> {
    const { opener, deals, book, rules } = this.#parts;
    const bid = id === undefined ? undefined : book.bid(id);
    if (bid === undefined) return false;
    const [running] = deals.open;
    if (kind === "switch" && running !== undefined) {
      await opener.leave(running);
      return true;
    }
    if (kind !== "fill" || running !== undefined) return false;
    const { failed, unsure } = await opener.open(bid, now);
    if (failed !== undefined) this.#deferrals.defer(bid.id, failed, now);
    else {
      book.drop(bid.id);
      this.#deferrals.served(bid.author, now + rules.minSeconds);
    }
    return failed === undefined || unsure === true;
  }

  #situation(now: number, costs: Costs): Situation {
    const { book, worker, master, offer, offFrom, idle, rules, deals, config } = this.#parts;
    const offered = offer();
    const benchmarks = offered?.benchmarks ?? [];
    const standing = config.fillBids ? book.standing(now) : [];
    this.#deferrals.keep(new Set(standing.map(({ id }) => id)), now);
    const worth = reckonWorth(book, { benchmarks, costs, idle: idle() }, now);
    if (config.askPricing === "market") {
      const { undercutPercent } = config;
      const basis = { book, worker, benchmarks, rules, costs, now, undercutPercent, timeWorth: worth(0n) };
      this.#price = askPriceFor(basis, this.#price);
    }
    return {
      ...{ now, offFrom: offFrom(), attestedUntil: offered?.until, benchmarks, master, worth, idle: idle() },
      ...{ rules, costs, askPrice: this.#price },
      running: deals.open[0] && runningOf(deals.open[0]),
      openings: standing.map((bid) => ({ ...bid, refusedBy: this.#deferrals.reason(bid.id, bid.author, now) })),
      seconds: (opening) => book.expectedSeconds(opening),
    };
  }

  #accepted(): string | undefined {
    try {
      return this.#parts.accepted.read();
    } catch (error) {
      this.#parts.log.warn({ error: errorText(error) }, "accepted choice not read");
      return undefined;
    }
  }
}

const runningOf = ({ id, terms }: Deal) => ({
  ...{ id, price: terms.price, duration: Number(terms.duration) },
  until: terms.duration === 0n ? undefined : Number(terms.start + terms.duration),
});
