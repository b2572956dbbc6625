import { WAD } from "@sonm/protocol/generated/constants.ts";

import { type RatePoint, integralAt, payment } from "../../chain/settlement.ts";
import { type Terms, endOf } from "../../chain/Terms.ts";

/** What the chain keeps of a running deal. `escrow` 0: there is no such open deal. */
export interface DealState {
  readonly escrow: bigint;
  readonly billedUntil: number;
  readonly integral: bigint;
}

/**
 * What a running deal is worth at a moment.
 *
 * - `balance`: the buyer's ledger balance, SNM wei
 * - `accruedOnChain`: what the market itself says is owed; needed once a forward deal has ended and the rate has changed
 *   since, because the rate at the end is history then
 */
export interface LiveInput {
  readonly terms: Terms;
  readonly state: DealState;
  readonly rate: RatePoint;
  readonly now: number;
  readonly balance: bigint;
  readonly accruedOnChain?: bigint | undefined;
}

/**
 * SNM wei and seconds.
 *
 * - `due`: accrued since the last bill; undefined only while the chain must be asked and has not answered
 * - `payable`: what of it closing now would pay: escrow and ledger may hold less
 * - `refund`: what closing now would bring back to the buyer's ledger
 * - `perSecond`: at the rate now, rounded down
 * - `ended`: a forward deal past its end; nothing accrues any more
 * - `elapsed`: since the start, at most the duration; `remaining`: undefined for spot
 * - `covered`: for how long escrow and ledger last at the rate now; undefined where nothing accrues
 */
export interface LiveDeal {
  readonly due: bigint | undefined;
  readonly payable: bigint | undefined;
  readonly refund: bigint | undefined;
  readonly perSecond: bigint;
  readonly ended: boolean;
  readonly elapsed: number;
  readonly remaining: number | undefined;
  readonly covered: bigint | undefined;
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What is owed, with the arithmetic of `Billing.sol`. */
function dueAt({ terms, state, rate, now, accruedOnChain }: LiveInput): bigint | undefined {
  const end = endOf(terms);
  if (end !== undefined && now > end && rate.updatedAt > end) return accruedOnChain;
  return payment(terms.price, state.integral, integralAt(rate, end === undefined ? now : Math.min(now, end)));
}

/** Works out where a deal stands, second by second. */
export function liveDeal(input: LiveInput): LiveDeal {
  const { terms, state, rate, now, balance } = input;
  const end = endOf(terms);
  const due = dueAt(input);
  const held = state.escrow + balance;
  const payable = due === undefined ? undefined : smaller(due, held);
  const ended = end !== undefined && now >= end;
  const flow = terms.price * rate.rate;
  return {
    due,
    payable,
    refund: payable === undefined ? undefined : payable < state.escrow ? state.escrow - payable : 0n,
    perSecond: flow / WAD,
    ended,
    elapsed: Math.max(0, (end === undefined ? now : Math.min(now, end)) - terms.start),
    remaining: end === undefined ? undefined : Math.max(0, end - now),
    covered: ended || due === undefined || flow === 0n ? undefined : due >= held ? 0n : ((held - due) * WAD) / flow,
  };
}
