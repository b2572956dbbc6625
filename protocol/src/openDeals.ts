/**
 * What the parties of a deal agreed on, as the contracts hash it; `Terms` of the contracts.
 *
 * - `price`: USD per second, 18 decimals; `bond`: SNM wei
 * - `origin`: id of the ask or, once the deal was amended, of the deal that had the terms before
 * - `duration`: seconds from the start, 0 for spot; `start`: unix seconds
 */
export interface DealTerms {
  readonly buyer: `0x${string}`;
  readonly supplier: `0x${string}`;
  readonly master: `0x${string}`;
  readonly price: bigint;
  readonly bond: bigint;
  readonly origin: `0x${string}`;
  readonly duration: bigint;
  readonly start: bigint;
}

/** A log of the market that opens, amends or closes a deal, decoded. */
export type DealEvent =
  | { readonly name: "DealOpened"; readonly id: `0x${string}`; readonly terms: DealTerms }
  | {
      readonly name: "DealAmended";
      readonly id: `0x${string}`;
      readonly newId: `0x${string}`;
      readonly price: bigint;
      readonly duration: bigint;
    }
  | { readonly name: "DealClosed"; readonly id: `0x${string}` };

/**
 * A deal that runs.
 *
 * - `id`: on the chain now; `firstId`: the one with which it opened, under which people keep seeing it
 * - `terms`: what `bill` and `close` take
 */
export interface OpenDeal {
  readonly id: `0x${string}`;
  readonly firstId: `0x${string}`;
  readonly terms: DealTerms;
}

/** Something happened to a deal that did not run then: the events are not complete, or not in their order. */
export class DealEventError extends Error {
  override readonly name = "DealEventError";

  constructor(
    readonly event: DealEvent["name"],
    readonly id: `0x${string}`,
  ) {
    super(
      `${event} names deal ${id}, which did not run then. ` +
        "Read all DealOpened, DealAmended and DealClosed logs of the market, from its first block on and in their order.",
    );
  }
}

/**
 * A deal as its events tell it, running or closed.
 *
 * - `id`: on the chain now, or when it closed; `firstId`: the one with which it opened
 * - `history`: every terms that it had, from those it opened with to `terms`, which it has or closed with
 * - `closing`: the event that closed it; undefined while it runs
 */
export interface DealRecord<Event extends DealEvent> extends OpenDeal {
  readonly history: readonly DealTerms[];
  readonly closing: Event | undefined;
}

/** The terms themselves, without what else a decoder hangs on them. */
function plainTerms({ buyer, supplier, master, price, bond, origin, duration, start }: DealTerms): DealTerms {
  return { buyer, supplier, master, price, bond, origin, duration, start };
}

/**
 * Every deal that there ever was, from the chain's events alone.
 *
 * @param events all of the market's from its first block on, in their order
 * @returns in the order of opening
 * @throws DealEventError where an event is about a deal that does not run
 */
export function dealsOf<Event extends DealEvent>(events: Iterable<Event>): readonly DealRecord<Event>[] {
  const byFirstId = new Map<string, DealRecord<Event>>();
  const firstIds = new Map<string, string>();
  const take = ({ name, id }: DealEvent): DealRecord<Event> => {
    const deal = byFirstId.get(firstIds.get(id) ?? "");
    if (deal === undefined) throw new DealEventError(name, id);
    firstIds.delete(id);
    return deal;
  };
  for (const event of events) {
    if (event.name === "DealOpened") {
      const terms = plainTerms(event.terms);
      byFirstId.set(event.id, { id: event.id, firstId: event.id, terms, history: [terms], closing: undefined });
      firstIds.set(event.id, event.id);
    } else if (event.name === "DealAmended") {
      const { firstId, terms: before, history } = take(event);
      const { id: origin, newId: id, price, duration } = event;
      const terms = { ...before, price, duration, origin };
      byFirstId.set(firstId, { id, firstId, terms, history: [...history, terms], closing: undefined });
      firstIds.set(id, firstId);
    } else {
      const deal = take(event);
      byFirstId.set(deal.firstId, { ...deal, closing: event });
    }
  }
  return [...byFirstId.values()];
}

/**
 * Which deals run, and on which terms, from the chain's events alone: nobody has to keep terms or ask an index to bill
 * or close.
 *
 * @param events all of the market's from its first block on, in their order
 * @returns in the order of opening
 * @throws DealEventError where an event is about a deal that does not run
 */
export const openDeals = (events: Iterable<DealEvent>): readonly OpenDeal[] =>
  dealsOf(events).flatMap(({ id, firstId, terms, closing }) => (closing === undefined ? [{ id, firstId, terms }] : []));
