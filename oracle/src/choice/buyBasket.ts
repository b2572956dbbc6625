import { Interface } from "ethers";

import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { ZERO_BYTES32 } from "@sonm/protocol/order.ts";

import type { Connection } from "../chain/Connection.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
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

/** A deal that was opened, and its machine. */
export interface OpenedDeal {
  readonly id: Hex;
  readonly supplier: Hex;
}

/**
 * Opens a deal with each machine, all or none, in one transaction that deposits first; what it deposits is approved before.
 *
 * @throws ChainError where the chain refuses, as when one of them was taken meanwhile
 */
export async function buyBasket(
  { contracts: { market } }: Connection,
  sender: TransactionSender,
  { offers, duration, deposit, maxAge }: BasketPurchase,
): Promise<OpenedDeal[]> {
  const to = await market.getAddress();
  const calls = offers.map((found) => {
    const hardware = found.hardware ?? NO_HARDWARE;
    return abi.encodeFunctionData("buy", [
      orderArgument(found.offer.ask),
      found.signature,
      duration,
      maxAge(found),
      hardware,
    ]);
  });
  if (deposit > 0n) {
    const data = snm.encodeFunctionData("approve", [to, deposit]);
    await sender.send("approve the deposit", { to: await market.token(), data });
    calls.unshift(abi.encodeFunctionData("deposit", [deposit]));
  }
  const { logs } = await sender.send("buy", { to, data: abi.encodeFunctionData("multicall", [calls]) });
  return logs.flatMap((log): OpenedDeal[] => {
    const event = abi.parseLog(log);
    if (event?.name !== "DealOpened") return [];
    return [{ id: lowerHex(event.args["id"] as string), supplier: lowerHex(event.args["supplier"] as string) }];
  });
}
