import { cost, openingReserve } from "../../../chain/settlement.ts";
import { DAY, HOUR, formatDuration } from "../../../lib/time.ts";

/**
 * Part of the reserve that is deposited beyond it, in basis points, when a deposit is needed: the rate may move before the
 * transaction is in a block. What is not needed stays in the buyer's ledger balance.
 */
export const DEPOSIT_MARGIN = 500n;

const BASIS_POINTS = 10_000n;

/** Deposits are rounded up to this, in SNM wei, so that the wallet shows a number that can be read. */
const DEPOSIT_STEP = 10n ** 14n;

/** Durations that are offered, in seconds, as far as the supplier sells that long. */
const DURATIONS = [HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY];

/** A choice of duration. 0 is spot. */
export interface DurationOption {
  readonly seconds: number;
  readonly text: string;
}

/** What can be chosen of an ask that sells at most `longest` seconds; spot is always there. */
export function durationOptions(longest: number): readonly DurationOption[] {
  const fixed = DURATIONS.filter((seconds) => seconds < longest);
  const all = longest === 0 ? fixed : [...fixed, longest];
  return [{ seconds: 0, text: "Spot" }, ...all.map((seconds) => ({ seconds, text: formatDuration(seconds) }))];
}

/** What is chosen at first: an hour, or less where less is sold, or spot. */
export function defaultDuration(longest: number): number {
  return Math.min(longest, HOUR);
}

/** What is bought: at which price, SNM rate, and for how long. */
interface BuyTerms {
  readonly price: bigint;
  readonly rate: bigint;
  readonly duration: number;
}

/** What the money side of a purchase depends on. Prices and amounts as on chain. */
export interface BuyInput extends BuyTerms {
  readonly ledger: bigint;
  readonly wallet: bigint;
  /** Deposit that the buyer entered; undefined for what is needed. */
  readonly deposit: bigint | undefined;
}

/**
 * What a purchase moves. SNM wei, except `totalUsd`: USD with 18 decimals.
 *
 * - `hourly`: SNM for an hour at the rate now
 * - `reserve`: moves from ledger to escrow
 * - `total`, `totalUsd`: what the whole deal costs at the rate now; undefined for spot, which has no end
 * - `missing`: what the ledger lacks for the reserve
 * - `suggested`: deposit with the margin; 0 if nothing is missing
 * - `suggestedWhole`: deposit that covers the whole deal
 * - `deposit`: that is made; `after`: ledger balance then
 * - `short`: what the wallet lacks for the deposit; 0 if it suffices
 */
export interface BuyQuote {
  readonly hourly: bigint;
  readonly reserve: bigint;
  readonly total: bigint | undefined;
  readonly totalUsd: bigint | undefined;
  readonly missing: bigint;
  readonly suggested: bigint;
  readonly suggestedWhole: bigint | undefined;
  readonly deposit: bigint;
  readonly after: bigint;
  readonly short: bigint;
}

const positive = (value: bigint): bigint => (value > 0n ? value : 0n);

/** With the margin, rounded up to a readable number. */
function padded(amount: bigint, base: bigint): bigint {
  const wanted = amount + (base * DEPOSIT_MARGIN) / BASIS_POINTS;
  return ((wanted + DEPOSIT_STEP - 1n) / DEPOSIT_STEP) * DEPOSIT_STEP;
}

/** What a purchase takes, before it is known where that comes from. */
export type BuyNeeds = Pick<BuyQuote, "hourly" | "reserve" | "total" | "totalUsd">;

/** What one machine takes. */
export function needsOfBuy({ price, rate, duration }: BuyTerms): BuyNeeds {
  const total = duration === 0 ? undefined : cost(price, rate, BigInt(duration));
  return {
    hourly: cost(price, rate, BigInt(HOUR)),
    reserve: openingReserve(price, rate, duration),
    total,
    totalUsd: total === undefined ? undefined : price * BigInt(duration),
  };
}

/** Works out what must be deposited for a purchase, and what is left. */
export function fundBuy(needs: BuyNeeds, { ledger, wallet, deposit }: Omit<BuyInput, keyof BuyTerms>): BuyQuote {
  const { reserve, total } = needs;
  const missing = positive(reserve - ledger);
  const wanted = missing === 0n ? 0n : padded(missing, reserve);
  // A wallet that holds less than the margin asks for still can buy.
  const suggested = wanted > wallet && missing <= wallet ? wallet : wanted;
  const paid = deposit ?? suggested;
  return {
    ...needs,
    missing,
    suggested,
    suggestedWhole: total === undefined || total <= reserve ? undefined : padded(positive(total - ledger), total),
    deposit: paid,
    after: positive(ledger + paid - reserve),
    short: positive(paid - wallet),
  };
}

/** Works out what a purchase moves. */
export const quoteBuy = (input: BuyInput): BuyQuote => fundBuy(needsOfBuy(input), input);
