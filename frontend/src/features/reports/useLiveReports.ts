import { reportRegistryAbi } from "@sonm/protocol/generated/ReportRegistry.abi.ts";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Report } from "./reportsQuery.ts";

/** Reports with hash, total and validity as the chain has them; as the index tells while that is read. */
export function useLiveReports(reports: readonly Report[] | undefined): readonly Report[] | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const read = { abi: reportRegistryAbi, address: contracts.ReportRegistry, chainId } as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: (reports ?? []).map(({ id }) => ({ ...read, functionName: "reportOf", args: [id] }) as const),
    query: { refetchInterval: useRefreshInterval(), enabled: reports !== undefined && reports.length > 0 },
  });
  return reports?.map((report, index) => {
    const found = data?.[index];
    if (found === undefined) return report;
    const { contentHash, spent, voided } = found;
    return { ...report, contentHash, spent, voided };
  });
}
