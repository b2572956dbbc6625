import { amountFaults } from "../../lib/amountFaults.ts";
import { editableSnm, formatSnm, parseSnm } from "../../lib/money.ts";

/** An amount as it is typed. `all`: everything that there is when it is sent. */
export interface AmountEntry {
  readonly text: string;
  readonly all: boolean;
}

export const NO_AMOUNT: AmountEntry = { text: "", all: false };

/** Everything. @param available SNM wei */
export const allOf = (available: bigint): AmountEntry => ({ text: editableSnm(available), all: true });

/**
 * Bounds of an amount, SNM wei.
 *
 * - `available`: most of it; undefined while it is read; `from`: where that is: "Wallet"
 * - `left`: that must stay where not all is taken
 * - `least`: of the amount
 */
export interface AmountBounds {
  readonly available: bigint | undefined;
  readonly from: string;
  readonly left?: bigint | undefined;
  readonly least?: bigint | undefined;
}

/** The amount that an entry stands for, SNM wei, or what is wrong with it; neither while it is empty or can't be judged. */
export function readAmount(
  { text, all }: AmountEntry,
  { available, from, left = 0n, least = 0n }: AmountBounds,
): { readonly amount?: bigint; readonly fault?: string } {
  if (text.trim() === "") return {};
  const typed = all && available !== undefined && available > 0n ? available : parseSnm(text);
  if (typeof typed !== "bigint") return { fault: amountFaults[typed] };
  if (available === undefined) return {};
  if (typed > available) return { fault: `${from}: ${formatSnm(available)} SNM, no more.` };
  if (typed < least) return { fault: `Enter at least ${formatSnm(least, "up")} SNM.` };
  const rest = available - typed;
  if (rest > 0n && rest < left) return { fault: `Leave at least ${formatSnm(left, "up")} SNM, or take all of it.` };
  return { amount: typed };
}
