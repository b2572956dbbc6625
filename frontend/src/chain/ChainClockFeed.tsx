import { use, useEffect } from "react";
import { useConfig } from "wagmi";
import { watchBlocks } from "wagmi/actions";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { ChainClockContext } from "./useChainClock.ts";

/** Keeps the clock at the newest block. Shows nothing. */
export function ChainClockFeed() {
  const config = useConfig();
  const clock = use(ChainClockContext);
  const { chainId } = useRuntimeConfig();
  useEffect(
    () =>
      watchBlocks(config, {
        chainId,
        emitOnBegin: true,
        onBlock: ({ number, timestamp }) => clock?.saw({ number, timestamp: Number(timestamp) }),
        // The header tells when blocks stay away; the watcher tries again by itself.
        onError: () => undefined,
      }),
    [config, clock, chainId],
  );
  return null;
}
