import { Interface } from "ethers";

import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { DealEventError, type DealEvent, type DealTerms } from "@sonm/protocol/openDeals.ts";

import { logsOf } from "../chain/logsOf.ts";
import type { RpcProvider } from "../chain/RpcProvider.ts";
import type { Deployment } from "../config/loadDeployment.ts";
import type { MarketDeal } from "./MarketDeal.ts";

const NAMES = ["DealOpened", "DealAmended", "DealClosed"] as const satisfies readonly DealEvent["name"][];

const market = new Interface(marketAbi);

/**
 * Every deal, in the order of opening, from the chain's events alone. No index and no database is needed.
 *
 * @throws DealEventError where an event is about a deal that does not run
 */
export async function readDeals(provider: RpcProvider, deployment: Deployment): Promise<MarketDeal[]> {
  const topics = [NAMES.map((name) => market.getEvent(name)?.topicHash ?? "")];
  const deals = new Map<string, MarketDeal>();
  const firstIds = new Map<string, string>();
  for (const log of await logsOf(provider, deployment, { address: deployment.contracts.Market, topics })) {
    const event = market.parseLog(log);
    if (event === null) continue;
    take(deals, firstIds, { name: event.name, ...event.args.toObject() } as unknown as DealEvent, log.blockNumber);
  }
  return [...deals.values()];
}

function take(deals: Map<string, MarketDeal>, firstIds: Map<string, string>, event: DealEvent, block: number): void {
  const { name, id } = event;
  if (name === "DealOpened") {
    const terms = plain(event.terms);
    deals.set(id, { id, firstId: id, terms, history: [terms], closedBlock: undefined });
    firstIds.set(id, id);
    return;
  }
  const deal = deals.get(firstIds.get(id) ?? "");
  if (deal === undefined) throw new DealEventError(name, id);
  firstIds.delete(id);
  if (name === "DealClosed") {
    deals.set(deal.firstId, { ...deal, closedBlock: block });
    return;
  }
  const terms = { ...deal.terms, price: event.price, duration: event.duration, origin: id };
  deals.set(deal.firstId, { ...deal, id: event.newId, terms, history: [...deal.history, terms] });
  firstIds.set(event.newId, deal.firstId);
}

/** The terms themselves, without what else a decoder hangs on them. */
function plain({ buyer, supplier, master, price, bond, origin, duration, start }: DealTerms): DealTerms {
  return { buyer, supplier, master, price, bond, origin, duration, start };
}
