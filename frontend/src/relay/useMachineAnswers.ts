import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";

import { useRefreshInterval } from "../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { useIndexer } from "../indexer/useIndexer.ts";
import type { NodeSays } from "./fetchMachineAnswers.ts";

/** How much less often masternodes are asked than the chain. */
const SLOWER = 5;

/** Machines that are asked about at once. */
const MOST_MACHINES = 20;

/** What masternodes say of machines, by address in lower case. */
export type MachineAnswers = ReadonlyMap<string, readonly NodeSays[]>;

/**
 * What masternodes measured of machines, what failed and why. Undefined while they are asked, and where the index does not
 * say who they are.
 *
 * @param workers of whom only the first few are asked about
 * @param mostNodes that are asked, those with the most stake
 */
export function useMachineAnswers(workers: readonly Address[], mostNodes = 31): MachineAnswers | undefined {
  const runtime = useRuntimeConfig();
  const indexer = useIndexer();
  const asked = workers.slice(0, MOST_MACHINES).map((worker) => worker.toLowerCase() as Address);
  const { data } = useQuery({
    queryKey: ["machine-answers", runtime.chainId, mostNodes, ...asked],
    queryFn: async ({ signal }) => {
      const [{ namedNodes }, { fetchMachineAnswers }] = await Promise.all([
        import("./namedNodes.ts"),
        import("./fetchMachineAnswers.ts"),
      ]);
      const nodes = (await namedNodes(runtime, indexer, signal)).slice(0, mostNodes);
      const says = await Promise.all(asked.map((worker) => fetchMachineAnswers(nodes, worker, signal)));
      return new Map(asked.map((worker, index) => [worker as string, says[index] ?? []]));
    },
    enabled: asked.length > 0,
    placeholderData: (previous) => previous,
    refetchInterval: useRefreshInterval() * SLOWER,
    retry: false,
  });
  return data;
}
