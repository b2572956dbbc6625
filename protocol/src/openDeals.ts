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

/** The terms themselves, without what else a decoder hangs on them. */
function plainTerms({ buyer, supplier, master, price, bond, origin, duration, start }: DealTerms): DealTerms {
  return { buyer, supplier, master, price, bond, origin, duration, start };
}

/**
 * Which deals run, and on which terms, from the chain's events alone: nobody has to keep terms or ask an index to bill
 * or close.
 *
 * @param events all of the market's from its first block on, in their order
 * @returns in the order of opening
 * @throws DealEventError where an event is about a deal that does not run
 */
export function openDeals(events: Iterable<DealEvent>): readonly OpenDeal[] {
  const byFirstId = new Map<string, OpenDeal>();
  const firstIds = new Map<string, string>();
  const take = ({ name, id }: DealEvent): OpenDeal => {
    const deal = byFirstId.get(firstIds.get(id) ?? "");
    if (deal === undefined) throw new DealEventError(name, id);
    firstIds.delete(id);
    return deal;
  };
  for (const event of events) {
    if (event.name === "DealOpened") {
      byFirstId.set(event.id, { id: event.id, firstId: event.id, terms: plainTerms(event.terms) });
      firstIds.set(event.id, event.id);
    } else if (event.name === "DealAmended") {
      const { firstId, terms } = take(event);
      const { id: origin, newId: id, price, duration } = event;
      byFirstId.set(firstId, { id, firstId, terms: { ...terms, price, duration, origin } });
      firstIds.set(id, firstId);
    } else byFirstId.delete(take(event).firstId);
  }
  return [...byFirstId.values()];
}
