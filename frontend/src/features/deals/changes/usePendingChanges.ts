import { amendmentsAbi } from "@sonm/protocol/generated/Amendments.abi.ts";
import type { Hex } from "viem";
import { useReadContract } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Conditions, PendingChanges } from "./changes.ts";

/** What each side of a deal asks for, as the chain says; undefined while it is read. @param id on the chain now */
export function usePendingChanges(id: Hex): PendingChanges | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContract({
    abi: amendmentsAbi,
    address: contracts.Amendments,
    functionName: "pendingChanges",
    args: [id],
    chainId,
    query: { refetchInterval: useRefreshInterval() },
  });
  if (data === undefined) return undefined;
  const [bidPrice, bidDuration, askPrice, askDuration] = data;
  const asked = (price: bigint, duration: number): Conditions | undefined =>
    price === 0n ? undefined : { price, duration };
  return { bid: asked(bidPrice, bidDuration), ask: asked(askPrice, askDuration) };
}
