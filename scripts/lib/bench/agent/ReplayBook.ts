import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { ZERO_ADDRESS, ZERO_BYTES32, type OrderFields } from "@sonm/protocol/order.ts";

import type { MarketEvent } from "../../../../oracle/src/agent/choice/MarketEvent.ts";
import type { Hex } from "../../../../oracle/src/lib/Hex.ts";
import type { RecordedBook } from "./RecordedBook.ts";

const HOUR = 3_600;
const WAD = 1e18;

/**
 * A bid as a replay offers it. Times in whole hours from the start.
 *
 * - `from`, `to`: first and last hour in which a deal with it can begin: it was announced by then, and neither it ended nor a
 *   competitor took it
 * - `stays`: hours that its buyer stays: as recorded; where nobody took it, as long as in another recorded deal of this buyer
 */
export interface ReplayBid {
  readonly id: Hex;
  readonly place: number;
  readonly kind: number;
  readonly usdPerHour: number;
  readonly spot: boolean;
  readonly from: number;
  readonly to: number;
  readonly stays: number;
}

/** A record as the machine of one supplier meets it, which decides anew; all others trade as they did. */
export class ReplayBook {
  readonly hours: number;
  readonly bids: readonly ReplayBid[];
  /** What everybody sees, by time: orders, and the competitors' deals. The supplier's own deals of the record are left out. */
  readonly events: readonly MarketEvent[];
  readonly supplier: number;
  /** Of the supplier's machine. */
  readonly kind: number;
  readonly benchmarks: readonly (readonly bigint[])[];

  /** @param supplier by its place in the record */
  constructor(record: RecordedBook, supplier: number) {
    this.hours = Math.floor(record.seconds / HOUR);
    this.supplier = supplier;
    this.kind = record.suppliers[supplier] ?? 0;
    this.benchmarks = record.demands.map((values) => values.map(BigInt));
    this.bids = bidsOf(record, supplier);
    this.events = eventsOf(record, supplier, this.benchmarks);
  }

  /** Whether the machine can serve what a kind of bid demands. */
  covers(kind: number): boolean {
    return benchmarksCover(this.benchmarks[this.kind] ?? [], this.benchmarks[kind] ?? []);
  }
}

/** An address that stands for a buyer or supplier of the record. */
export const addressOf = (role: "buyer" | "supplier", place: number): Hex =>
  `0x${role === "buyer" ? "b" : "5"}${place.toString(16).padStart(39, "0")}`;

const idOf = (of: "bid" | "ask" | "deal", place: number): Hex =>
  `0x${{ bid: "1", ask: "2", deal: "3" }[of]}${place.toString(16).padStart(63, "0")}`;

function bidsOf({ bids, deals, seconds }: RecordedBook, own: number): ReplayBid[] {
  const dealOf = new Map(deals.map((deal) => [deal[1], deal]));
  const stayOf = ([opened, , , closed]: RecordedBook["deals"][number]): number =>
    Math.max(1, Math.round(((closed < 0 ? seconds : closed) - opened) / HOUR));
  const spotStays = new Map<number, number[]>();
  for (const deal of deals) {
    const bid = bids[deal[1]];
    if (bid?.[3] !== 0) continue;
    spotStays.set(bid[1], [...(spotStays.get(bid[1]) ?? []), stayOf(deal)]);
  }
  return bids.flatMap(([at, buyer, price, duration, validUntil, kind], place): ReplayBid[] => {
    const deal = dealOf.get(place);
    const taken = deal !== undefined && deal[2] !== own ? deal[0] : Infinity;
    const others = spotStays.get(buyer) ?? [];
    const unknown = duration === 0 ? others[place % Math.max(1, others.length)] : Math.round(duration / HOUR);
    const stays = deal === undefined ? unknown : stayOf(deal);
    const last = Math.min(validUntil, taken - 1, seconds - HOUR);
    const [from, to] = [Math.ceil(at / HOUR), Math.floor(last / HOUR)];
    if (stays === undefined || from > to) return [];
    const usdPerHour = (Number(price) * HOUR) / WAD;
    const most = duration === 0 ? stays : Math.min(stays, Math.round(duration / HOUR));
    return [{ id: idOf("bid", place), place, kind, usdPerHour, spot: duration === 0, from, to, stays: most }];
  });
}

function eventsOf(
  { bids, asks, deals, suppliers }: RecordedBook,
  own: number,
  benchmarks: readonly (readonly bigint[])[],
): MarketEvent[] {
  const none = { counterparty: ZERO_ADDRESS, identityLevel: 0, blacklist: ZERO_ADDRESS, tag: ZERO_BYTES32 } as const;
  const rest = { ...none, maxAttestationAge: 0, bond: 0n, epoch: 0, networkFlags: 2n };
  const order = (at: number, id: Hex, fields: Omit<OrderFields, keyof typeof rest>): MarketEvent => ({
    ...{ kind: "order", at, id, fields: { ...rest, ...fields }, signature: "0x" },
  });
  return [
    ...bids.map(([at, buyer, price, duration, validUntil, kind], place) => {
      const terms = { price: BigInt(price), duration, validUntil, nonce: BigInt(place) };
      const author = addressOf("buyer", buyer);
      return order(at, idOf("bid", place), { side: Side.Bid, author, ...terms, benchmarks: benchmarks[kind] ?? [] });
    }),
    ...asks.flatMap(([at, supplier, price], place) => {
      if (supplier === own) return [];
      const terms = {
        price: BigInt(price),
        duration: 7 * 24 * HOUR,
        validUntil: at + 90 * 24 * HOUR,
        nonce: BigInt(place),
      };
      const offered = benchmarks[suppliers[supplier] ?? 0] ?? [];
      const author = addressOf("supplier", supplier);
      return order(at, idOf("ask", place), { side: Side.Ask, author, ...terms, benchmarks: offered });
    }),
    ...deals.flatMap(([at, bid, supplier, closed], place): MarketEvent[] => {
      const taken = bids[bid];
      if (supplier === own || taken === undefined) return [];
      const id = idOf("deal", place);
      const [buyer, price, duration] = [addressOf("buyer", taken[1]), BigInt(taken[2]), taken[3]];
      const parties = { buyer, supplier: addressOf("supplier", supplier) };
      const opened: MarketEvent = { kind: "opened", at, id, bid: idOf("bid", bid), ...parties, price, duration };
      return closed < 0 ? [opened] : [opened, { kind: "closed", at: closed, id }];
    }),
  ].toSorted((a, b) => a.at - b.at);
}
