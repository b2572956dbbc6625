import type { Hex } from "viem";

import { type RatePoint, openingReserve } from "../../chain/settlement.ts";
import type { Terms } from "../../chain/Terms.ts";
import { formatSnm } from "../../lib/money.ts";
import { DAY, formatDateTime, formatDuration } from "../../lib/time.ts";
import { type DealState, liveDeal } from "../deals/liveDeal.ts";
import type { NoticeEntry } from "./NoticeEntry.ts";
import { magnitude } from "./magnitude.ts";

/** Money for less than this is little, seconds. */
const LITTLE = DAY;
/** A deal is about to end in its last quarter, and on its last day. */
const LAST_PART = 4;
/** How long one is told that a bid expired. */
const EXPIRED_FOR = 3 * DAY;

/** A running deal of the account. `state`: undefined where the chain did not tell; `asked`: the other side's request. */
export interface OpenDeal {
  readonly id: Hex;
  readonly number: number;
  readonly terms: Terms;
  readonly state: DealState | undefined;
  readonly asked: { readonly id: Hex; readonly at: number } | undefined;
}

/** A closed deal with a bond from which the buyer can be paid. `refund`: SNM wei as the contract counts it. */
export interface RefundableDeal {
  readonly id: Hex;
  readonly number: number;
  readonly refund: bigint;
}

/** A bid of the account. */
export interface OwnBid {
  readonly id: Hex;
  readonly state: "active" | "expired" | "pending" | "cancelled" | "filled";
  readonly price: bigint;
  readonly duration: number;
  readonly validUntil: number;
}

/**
 * What concerns an account as buyer. SNM wei.
 *
 * - `balance`: in the ledger; `dealt`: whether it ever was in a deal
 * - `rate`: undefined where the chain did not tell
 */
export interface BuyerFacts {
  readonly balance: bigint;
  readonly dealt: boolean;
  readonly rate: RatePoint | undefined;
  readonly deals: readonly OpenDeal[];
  readonly refunds: readonly RefundableDeal[];
  readonly bids: readonly OwnBid[];
}

function dealNotices({ id, number, terms, state, asked }: OpenDeal, facts: BuyerFacts, now: number): NoticeEntry[] {
  const { rate, balance } = facts;
  const to = { to: "/deals/$id", params: { id } } as const;
  const common = { role: "buyer", to } as const;
  const entries: NoticeEntry[] = [];
  if (asked !== undefined)
    entries.push({
      ...{ ...common, key: `change-${id}`, facts: asked.id, tone: "warn", at: asked.at, act: "Answer it" },
      text: `The supplier of deal ${number} asks for other terms.`,
    });
  if (state === undefined || state.escrow === 0n || rate === undefined) return entries;
  const { ended, remaining, covered } = liveDeal({ terms, state, rate, now, balance });
  if (ended) {
    entries.push({
      ...{ ...common, key: `ended-${id}`, facts: "ended", tone: "info", act: "Close it" },
      text: `Deal ${number} has ended: closing it brings back what is left of its escrow.`,
      at: terms.start + terms.duration,
    });
    return entries;
  }
  if (covered === 0n)
    entries.push({
      ...{ ...common, key: `money-${id}`, facts: "none", tone: "bad", at: now, act: "Deposit", to: { to: "/account" } },
      text: `Deal ${number} has used up its money: it is closed with the next bill.`,
    });
  else if (covered !== undefined && covered < BigInt(Math.min(remaining ?? LITTLE, LITTLE)))
    entries.push({
      ...{ ...common, key: `money-${id}`, facts: "little", tone: "warn", act: "Deposit", to: { to: "/account" } },
      text: `Deal ${number} has money for ${formatDuration(Number(covered))} at the rate now.`,
      at: now + Number(covered),
    });
  if (remaining !== undefined && remaining < Math.min(DAY, terms.duration / LAST_PART))
    entries.push({
      ...{ ...common, key: `ending-${id}`, facts: String(terms.duration), tone: "info", act: "See the deal" },
      text: `Deal ${number} ends in ${formatDuration(remaining)}: save what you need from the machine.`,
      at: now + remaining,
    });
  return entries;
}

function bidNotices(bid: OwnBid, { rate, balance }: BuyerFacts, now: number): NoticeEntry[] {
  const { id, state, price, duration, validUntil } = bid;
  const common = { role: "buyer", key: `bid-${id}`, to: { to: "/orders/$id", params: { id } } } as const;
  if (state === "expired" && now - validUntil < EXPIRED_FOR)
    return [
      {
        ...{ ...common, facts: "expired", tone: "info", at: validUntil, act: "See the bid" },
        text: `A bid of yours expired on ${formatDateTime(validUntil)} without a deal.`,
      },
    ];
  if (state !== "active" || rate === undefined) return [];
  const reserve = openingReserve(price, rate.rate, duration);
  if (balance >= reserve) return [];
  return [
    {
      ...{ ...common, facts: "uncovered", tone: "warn", at: validUntil, act: "Deposit", to: { to: "/account" } },
      text: `Your ledger lacks ${formatSnm(reserve - balance, "up")} SNM for a bid of yours: no deal opens by it.`,
    },
  ];
}

/** What awaits an account as buyer. @param now unix seconds */
export function buyerNotices(facts: BuyerFacts, now: number): readonly NoticeEntry[] {
  const { balance, dealt, deals, refunds, bids } = facts;
  const idle = deals.length === 0 && bids.every(({ state }) => state !== "active" && state !== "pending");
  return [
    ...deals.flatMap((deal) => dealNotices(deal, facts, now)),
    ...refunds
      .filter(({ refund }) => refund > 0n)
      .map(({ id, number, refund }): NoticeEntry => ({
        ...{ role: "buyer", key: `refund-${id}`, facts: magnitude(refund), tone: "good", at: undefined },
        text: `You can claim ${formatSnm(refund)} SNM for downtime in deal ${number}.`,
        act: "Claim it",
        to: { to: "/deals/$id", params: { id } },
      })),
    ...bids.flatMap((bid) => bidNotices(bid, facts, now)),
    ...(idle && dealt && balance > 0n
      ? [
          {
            ...({ role: "buyer", key: "withdraw", facts: magnitude(balance), tone: "info", at: undefined } as const),
            text: `${formatSnm(balance)} SNM lie in your ledger, and no deal or bid of yours needs them.`,
            act: "Withdraw",
            to: { to: "/account" } as const,
          },
        ]
      : []),
  ];
}
