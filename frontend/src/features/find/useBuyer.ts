import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import type { Limits } from "@sonm/protocol/choice/Limits.ts";
import { useMemo } from "react";
import { zeroAddress } from "viem";
import { useReadContract } from "wagmi";

import { useMasters } from "../../chain/useMasters.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** Who would buy; undefined without an account, and while it is read. */
export function useBuyer(): Limits["buyer"] {
  const { account } = useMe();
  const { chainId, contracts } = useRuntimeConfig();
  const [master] = useMasters();
  const { data: level } = useReadContract({
    abi: marketAbi,
    address: contracts.Market,
    functionName: "levelOf",
    args: [master ?? zeroAddress],
    chainId,
    query: { enabled: master !== undefined },
  });
  return useMemo(
    () =>
      account === undefined || master === undefined || level === undefined
        ? undefined
        : { address: account, master, level: Number(level) },
    [account, master, level],
  );
}
