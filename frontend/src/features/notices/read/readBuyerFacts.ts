import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { readContract, readContracts } from "wagmi/actions";

import type { Deal } from "../../../indexer/deal.ts";
import { fetchMyOrders } from "../../orders/fetchMyOrders.ts";
import { stateOf } from "../../orders/knownOrder.ts";
import { isBid } from "../../orders/orderWords.ts";
import type { BuyerFacts, RefundableDeal } from "../buyerNotices.ts";
import type { NoticeTools } from "./NoticeTools.ts";
import { fetchAccountDeals } from "./dealsQuery.ts";
import { readRefund } from "./readRefund.ts";

/** Closed deals whose machines' uptime masternodes are asked for. */
const MOST_REFUNDS = 5;

async function refundsOf(tools: NoticeTools, deals: readonly Deal[]): Promise<readonly RefundableDeal[]> {
  const some = deals.slice(0, MOST_REFUNDS);
  const refunds = await Promise.allSettled(some.map((deal) => readRefund(tools, deal)));
  return some.flatMap(({ id, number }, index) => {
    const refund = refunds[index];
    return refund?.status === "fulfilled" && refund.value > 0n ? [{ id, number, refund: refund.value }] : [];
  });
}

/**
 * Reads what concerns an account as buyer.
 *
 * @param now unix seconds
 * @throws if the subgraph or the chain does not answer
 */
export async function readBuyerFacts(tools: NoticeTools, now: number): Promise<BuyerFacts> {
  const { runtime, wagmi, relay, account, signal } = tools;
  const { chainId, contracts } = runtime;
  const market = { abi: marketAbi, address: contracts.Market, chainId } as const;
  const [{ dealt, bought, refundable }, { orders }, balance, rate] = await Promise.all([
    fetchAccountDeals(relay.indexer, account, signal),
    fetchMyOrders({ relay, chainId, market: contracts.Market }, account, signal),
    readContract(wagmi, { ...market, functionName: "balanceOf", args: [account] }),
    readContract(wagmi, { abi: reportsAbi, address: contracts.Reports, chainId, functionName: "latestRate" }),
  ]);
  const [states, refunds] = await Promise.all([
    readContracts(wagmi, {
      contracts: bought.map(({ deal }) => ({ ...market, functionName: "dealState", args: [deal.current] }) as const),
    }),
    refundsOf(tools, refundable),
  ]);
  return {
    ...{ balance, dealt, rate, refunds },
    deals: bought.map(({ deal, asked }, index) => ({
      ...{ id: deal.id, number: deal.number, terms: deal.terms, asked },
      state: states[index]?.result,
    })),
    bids: orders
      .filter(({ offer }) => isBid(offer.fields))
      .map(({ offer }) => ({
        ...{ id: offer.id, state: stateOf(offer, now) },
        ...{ price: offer.fields.price, duration: offer.fields.duration, validUntil: offer.fields.validUntil },
      })),
  };
}
