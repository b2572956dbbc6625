import { Interface } from "ethers";

import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { type DealEvent, dealsOf } from "@sonm/protocol/openDeals.ts";

import { logsOf } from "../chain/logsOf.ts";
import type { RpcProvider } from "../chain/RpcProvider.ts";
import type { Deployment } from "../config/loadDeployment.ts";
import type { MarketDeal } from "./MarketDeal.ts";

type Name = DealEvent["name"];

const NAMES = ["DealOpened", "DealAmended", "DealClosed"] as const satisfies readonly Name[];

/** An event with the block that has it. */
type MinedEvent = DealEvent & { readonly block: number };

const market = new Interface(marketAbi);

/**
 * Every deal, in the order of opening, from the chain's events alone. No index and no database is needed.
 *
 * @param tell told which part of the events was read, from 0 to 1
 * @throws DealEventError where an event is about a deal that does not run
 */
export const readDeals = (
  provider: RpcProvider,
  deployment: Deployment,
  tell?: (part: number) => void,
): Promise<MarketDeal[]> => dealsIn(NAMES, provider, deployment, tell);

/** The deals that were opened in a block or later, as they were then: nothing of what came before is read. */
export const readOpenedSince = (
  provider: RpcProvider,
  deployment: Deployment,
  startBlock: number,
): Promise<MarketDeal[]> => dealsIn(["DealOpened"], provider, { ...deployment, startBlock });

async function dealsIn(
  names: readonly Name[],
  provider: RpcProvider,
  deployment: Deployment,
  tell?: (part: number) => void,
): Promise<MarketDeal[]> {
  const topics = [names.map((name) => market.getEvent(name)?.topicHash ?? "")];
  const logs = await logsOf(provider, deployment, { address: deployment.contracts.Market, topics }, tell);
  const events = logs.flatMap((log) => {
    const event = market.parseLog(log);
    if (event === null) return [];
    return [{ name: event.name, ...event.args.toObject(), block: log.blockNumber } as unknown as MinedEvent];
  });
  return dealsOf(events).map(({ closing, ...deal }) => ({ ...deal, closedBlock: closing?.block }));
}
