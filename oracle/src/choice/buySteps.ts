import { Interface } from "ethers";

import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { ZERO_BYTES32 } from "@sonm/protocol/order.ts";

import type { Connection } from "../chain/Connection.ts";
import type { Step } from "../cli/sendSteps.ts";
import { snmText } from "../dao/snmText.ts";
import { orderArgument } from "../orders/orderArgument.ts";
import type { MarketOffer } from "./MarketOffer.ts";

const snm = new Interface(snmAbi);
const abi = new Interface(marketAbi);

const NO_HARDWARE = { factsHash: ZERO_BYTES32, benchmarks: [] };

/** What is bought. `deposit`: SNM wei that are put into the market first; 0 for nothing. `maxAge`: as for each offer. */
export interface BasketPurchase {
  readonly offers: readonly MarketOffer[];
  readonly duration: number;
  readonly deposit: bigint;
  readonly maxAge: (offer: MarketOffer) => number;
}

/** What opens a deal with each machine, all or none, in one transaction that deposits first; what it deposits is approved before. */
export async function buySteps(
  { contracts: { market } }: Pick<Connection, "contracts">,
  { offers, duration, deposit, maxAge }: BasketPurchase,
): Promise<[Step, ...Step[]]> {
  const to = await market.getAddress();
  const calls = offers.map((found) => {
    const hardware = found.hardware ?? NO_HARDWARE;
    const terms = [orderArgument(found.offer.ask), found.signature, duration, maxAge(found), hardware];
    return abi.encodeFunctionData("buy", terms);
  });
  if (deposit > 0n) calls.unshift(abi.encodeFunctionData("deposit", [deposit]));
  const deals = `open ${offers.length === 1 ? "a deal" : `${offers.length} deals`}`;
  const what = deposit > 0n ? `deposit ${snmText(deposit)} and ${deals}` : deals;
  const buy: Step = { what, to, data: abi.encodeFunctionData("multicall", [calls]) };
  if (deposit === 0n) return [buy];
  const approve = snm.encodeFunctionData("approve", [to, deposit]);
  return [
    { what: `let the market take ${snmText(deposit)} of the wallet`, to: await market.token(), data: approve },
    buy,
  ];
}
