import { useConfig } from "wagmi";

import { useNetworkCost } from "../chain/useNetworkCost.ts";
import { formatDecimal, significantPlaces } from "../lib/decimal.ts";
import type { Action } from "./Action.ts";

/** Digits that an estimate deserves. */
const SIGNIFICANT = 2;

/**
 * About what the network takes for an action, in its own coin. Nothing where that can't be told: where a signature or
 * another transaction comes first, or the node gives no price.
 */
export function NetworkCost({ action }: { readonly action: Action }) {
  const [first, ...others] = action.prompts;
  const call = first.kind === "transaction" && others.length === 0 ? first.call([]) : undefined;
  const cost = useNetworkCost(action.account, call);
  const { chains } = useConfig();
  const coin = chains[0].nativeCurrency;
  if (cost === undefined) return null;
  const most = significantPlaces(cost, coin.decimals, SIGNIFICANT);
  const amount = `${formatDecimal(cost, coin.decimals, { least: 0, most, rounding: "up" })} ${coin.symbol}`;
  return (
    <p data-testid="network-cost" data-wei={cost} className="text-xs text-muted">
      {action.sparesGas === true
        ? `Network cost: at most ${amount}. It needs less; what it does not use is not paid.`
        : `Network cost: about ${amount}`}
    </p>
  );
}
