import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { type Address, type Client, type Hex, getAbiItem } from "viem";
import { getLogs } from "viem/actions";

import type { Terms } from "../../chain/Terms.ts";

const DEAL_AMENDED = getAbiItem({ abi: marketAbi, name: "DealAmended" });

/** Ids that are followed at most: one for each amendment that the index does not know yet. */
const MOST = 16;

/** What a deal is once it was amended. `current`: its id on the chain now. */
export interface Successor {
  readonly current: Hex;
  readonly terms: Terms;
}

/**
 * As what a deal goes on whose id the chain knows no more, by the chain's own log; undefined where it was not amended.
 *
 * @param fromBlock before which the deal still had its id
 * @throws viem's error if the node does not answer
 */
export async function fetchSuccessor(
  client: Client,
  market: Address,
  before: Successor,
  fromBlock: bigint,
): Promise<Successor | undefined> {
  let found: Successor | undefined;
  for (let step = 0; step < MOST; step += 1) {
    const { current, terms } = found ?? before;
    const [log] = await getLogs(client, {
      address: market,
      event: DEAL_AMENDED,
      args: { id: current },
      strict: true,
      fromBlock,
      toBlock: "latest",
    });
    if (log === undefined) break;
    const { newId, price, duration } = log.args;
    found = { current: newId, terms: { ...terms, price, duration: Number(duration), origin: current } };
  }
  return found;
}
