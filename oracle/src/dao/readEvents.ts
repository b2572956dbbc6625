import type { Result } from "ethers";

import type { ContractName } from "@sonm/protocol/networks.ts";

import { contractAbis } from "./contractAbis.ts";
import type { Dao } from "./Dao.ts";

/** Blocks asked for logs in one request. */
const RANGE = 2_000;

/** An event of a contract, and where it is. */
export interface DaoEvent {
  readonly name: string;
  readonly args: Result;
  readonly block: number;
  readonly transaction: string;
}

/**
 * Events of a contract since the deployment, in their order.
 *
 * @param topics further ones, that all events have alike
 */
export async function readEvents(
  { connection: { provider, deployment }, addresses }: Pick<Dao, "connection" | "addresses">,
  contract: ContractName,
  names: readonly string[],
  topics: readonly (string | null)[] = [],
): Promise<DaoEvent[]> {
  const abi = contractAbis[contract];
  const filter = {
    address: addresses[contract],
    topics: [names.map((name) => abi.getEvent(name)?.topicHash ?? name), ...topics],
  };
  const newest = await provider.getBlockNumber();
  const events: DaoEvent[] = [];
  for (let fromBlock = deployment.startBlock; fromBlock <= newest; fromBlock += RANGE) {
    const toBlock = Math.min(fromBlock + RANGE - 1, newest);
    for (const log of await provider.getLogs({ ...filter, fromBlock, toBlock })) {
      const event = abi.parseLog(log);
      if (event === null) continue;
      const { name, args } = event;
      events.push({ name, args, block: log.blockNumber, transaction: log.transactionHash });
    }
  }
  return events;
}
