import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { useReadContract } from "wagmi";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/** How long a decision waits in the treasury. `speed`: 0 fast, 1 standard, 2 slow; `seconds`: that it waits. */
export interface Wait {
  readonly speed: number;
  readonly seconds: number;
}

/** How long calls would wait if they were queued now; undefined while it is read. */
export function useWait(calls: readonly ProposalCall[] | undefined): Wait | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const treasury = { abi: treasuryAbi, address: contracts.Treasury, chainId } as const;
  const { data: speed } = useReadContract({
    ...treasury,
    functionName: "speedOf",
    args: [
      calls?.map(({ target }) => target) ?? [],
      calls?.map(({ value }) => value) ?? [],
      calls?.map(({ data }) => data) ?? [],
    ],
    query: { enabled: calls !== undefined && calls.length > 0 },
  });
  const { data: seconds } = useReadContract({
    ...treasury,
    functionName: "delayOf",
    args: [speed ?? 0],
    query: { enabled: speed !== undefined },
  });
  return speed === undefined || seconds === undefined ? undefined : { speed, seconds: Number(seconds) };
}
