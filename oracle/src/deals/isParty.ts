import type { Hex } from "../lib/Hex.ts";
import type { MarketDeal } from "./MarketDeal.ts";

/** Whether an account has a part in a deal. @param account in lower case */
export const isParty = ({ terms: { buyer, supplier, master } }: MarketDeal, account: Hex): boolean =>
  [buyer, supplier, master].some((party) => party.toLowerCase() === account);
