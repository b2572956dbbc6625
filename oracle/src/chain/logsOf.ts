import type { Filter, Log } from "ethers";

import type { Deployment } from "../config/loadDeployment.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** Blocks asked for logs in one request. */
const RANGE = 2_000;

/** Every log that fits, since the deployment, in order. */
export async function logsOf(
  provider: RpcProvider,
  { startBlock }: Pick<Deployment, "startBlock">,
  filter: Pick<Filter, "address" | "topics">,
): Promise<Log[]> {
  const newest = await provider.getBlockNumber();
  const logs: Log[] = [];
  for (let fromBlock = startBlock; fromBlock <= newest; fromBlock += RANGE) {
    const toBlock = Math.min(fromBlock + RANGE - 1, newest);
    logs.push(...(await provider.getLogs({ ...filter, fromBlock, toBlock })));
  }
  return logs;
}
