import type { Log } from "../lib/Log.ts";
import { repeat } from "../lib/repeat.ts";
import type { ChainClock } from "./ChainClock.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** Keeps the clock up with the newest block until the signal aborts. */
export function followChain(
  provider: RpcProvider,
  clock: ChainClock,
  pollMs: number,
  tools: { log: Log; signal: AbortSignal },
): Promise<void> {
  return repeat(
    "chain",
    pollMs,
    async () => {
      const block = await provider.getBlock("latest");
      if (block !== null) clock.see({ number: block.number, timestamp: block.timestamp });
    },
    tools,
  );
}
