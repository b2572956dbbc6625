import type { AmountFault } from "./money.ts";

/** What to enter instead of an amount that can't be read. */
export const amountFaults: Record<AmountFault, string> = {
  empty: "Enter an amount.",
  format: "Enter a number such as 12.5.",
  digits: "SNM have 18 digits after the point at most.",
  zero: "Enter an amount above zero.",
};
