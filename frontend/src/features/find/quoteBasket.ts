import { sumOf } from "../../lib/sumOf.ts";
import { type BuyInput, type BuyQuote, fundBuy, needsOfBuy } from "../market/buy/buyModel.ts";

/** What the money side of buying a basket depends on: as for one machine, with the price of each. */
export interface BasketInput extends Omit<BuyInput, "price"> {
  readonly prices: readonly bigint[];
}

/** Works out what a basket moves. Each deal's amounts are rounded by themselves, as the market does. */
export function quoteBasket({ prices, ...input }: BasketInput): BuyQuote {
  const each = prices.map((price) => needsOfBuy({ ...input, price }));
  const fixed = input.duration > 0;
  const needs = {
    hourly: sumOf(each.map(({ hourly }) => hourly)),
    reserve: sumOf(each.map(({ reserve }) => reserve)),
    total: fixed ? sumOf(each.map(({ total }) => total ?? 0n)) : undefined,
    totalUsd: fixed ? sumOf(each.map(({ totalUsd }) => totalUsd ?? 0n)) : undefined,
  };
  return fundBuy(needs, input);
}
