import { use, useEffect } from "react";
import { type Client, hexToBigInt, hexToNumber } from "viem";
import { useConfig } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import type { ChainClock } from "./ChainClock.ts";
import { ChainClockContext } from "./useChainClock.ts";

/** Milliseconds after which a question counts as missed: a node that hangs is told as soon as one that is down. */
const TIMEOUT = 5_000;

/** Asks once, without viem's retries and long waits: whether there is an answer is what the page wants to know. */
async function ask(client: Client, clock: ChainClock): Promise<void> {
  const once = { retryCount: 0, signal: AbortSignal.timeout(TIMEOUT) };
  const block = await client.request({ method: "eth_getBlockByNumber", params: ["latest", false] }, once);
  if (block === null || block.number === null) throw new Error("The node has no block.");
  clock.saw({ number: hexToBigInt(block.number), timestamp: hexToNumber(block.timestamp) });
}

/** Keeps the clock at the newest block, and told whether there is an answer. Shows nothing. */
export function ChainClockFeed() {
  const config = useConfig();
  const clock = use(ChainClockContext);
  const { chainId } = useRuntimeConfig();
  useEffect(() => {
    if (clock === undefined) return;
    const client = config.getClient({ chainId });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const next = async () => {
      await ask(client, clock).catch(() => clock.missed());
      if (!ended) timer = setTimeout(() => void next(), client.pollingInterval);
    };
    void next();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [config, clock, chainId]);
  return null;
}
