import type { Filter, Log } from "ethers";

import type { Deployment } from "../config/loadDeployment.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** Most blocks asked for logs in one request, and the fewest: an endpoint that refuses these refuses for another reason. */
const RANGE = 2_000;
const LEAST = 50;

/** Failures that a smaller question would not mend. */
const UNREACHABLE = new Set(["NETWORK_ERROR", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

/**
 * Every log that fits, since the deployment or a later block, in order. Endpoints of public networks take different numbers of
 * blocks at a time: where one refuses, fewer are asked for.
 *
 * @param tell told which part of the blocks was read, from 0 to 1
 */
export async function logsOf(
  provider: Pick<RpcProvider, "getBlockNumber" | "getLogs">,
  { startBlock }: Pick<Deployment, "startBlock">,
  filter: Pick<Filter, "address" | "topics">,
  tell: (part: number) => void = () => undefined,
): Promise<Log[]> {
  const newest = await provider.getBlockNumber();
  const logs: Log[] = [];
  let range = RANGE;
  for (let fromBlock = startBlock; fromBlock <= newest;) {
    const toBlock = Math.min(fromBlock + range - 1, newest);
    try {
      logs.push(...(await provider.getLogs({ ...filter, fromBlock, toBlock })));
      fromBlock = toBlock + 1;
      tell((fromBlock - startBlock) / (newest - startBlock + 1));
    } catch (error) {
      if (range <= LEAST || UNREACHABLE.has(String((error as { code?: unknown }).code))) throw error;
      range = Math.max(LEAST, Math.floor(range / 2));
    }
  }
  return logs;
}
