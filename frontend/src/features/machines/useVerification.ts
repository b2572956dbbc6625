import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { hardwareAbi } from "@sonm/protocol/generated/Hardware.abi.ts";
import { useMemo } from "react";
import type { Address, Hex } from "viem";
import { useReadContract } from "wagmi";

import { factsHashOf, machineCommitment } from "../../chain/machineCommitment.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Attestation } from "../../indexer/attestation.ts";

/**
 * Whether what the index shows of a machine is what the chain has.
 *
 * - `match`: facts and benchmarks, hashed anew in this browser, give the chain's commitment
 * - `differs`: they do not; do not trust what is shown
 */
export interface Verification {
  readonly state: "checking" | "match" | "differs";
  readonly computed: Hex;
  readonly onChain: Hex | undefined;
}

/** Hashes an attestation anew and compares it with the machine's slot on the chain. */
export function useVerification(worker: Address, attestation: Attestation): Verification {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContract({
    abi: hardwareAbi,
    address: contracts.Hardware,
    functionName: "machine",
    args: [worker],
    chainId,
    query: { refetchInterval: useRefreshInterval() },
  });
  const computed = useMemo(
    () => machineCommitment(factsHashOf(attestation.facts, attestation.gpus), packBenchmarks(attestation.benchmarks)),
    [attestation],
  );
  if (data === undefined) return { state: "checking", computed, onChain: undefined };
  const same = data.commitment === computed && data.measuredAt === attestation.measuredAt;
  return { state: same ? "match" : "differs", computed, onChain: data.commitment };
}
