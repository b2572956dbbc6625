import { programControllerAbi } from "@sonm/protocol/generated/ProgramController.abi.ts";
import type { ContractFunctionReturnType } from "viem";
import { useReadContracts } from "wagmi";

import type { Failure } from "../../../chain/errors/Failure.ts";
import { explainError } from "../../../chain/errors/explainError.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/** What the controller may do for a class, as the chain has it. */
export type Mandate = ContractFunctionReturnType<typeof programControllerAbi, "view", "mandateOf">;

/** What the controller would do with a class now, as the chain has it. */
export type SteeringPlan = ContractFunctionReturnType<typeof programControllerAbi, "view", "planFor">;

/**
 * What the chain says of the controller and a class.
 *
 * - `mandate`: null where the DAO handed it no class
 * - `spendable`: SNM wei that may be spent now
 * - `earliest`: unix seconds from which it acts again
 * - `plan`: what it would do then; `failure`: why it can't tell
 */
export interface SteeringState {
  readonly mandate: Mandate | null;
  readonly spendable: bigint;
  readonly earliest: number;
  readonly plan: SteeringPlan | undefined;
  readonly failure: Failure | undefined;
}

/** Reads what the controller may do for a class, and would do. `state`: undefined while it is read, or can't be. */
export function useSteering(classId: number): { readonly state: SteeringState | undefined; readonly isError: boolean } {
  const { chainId, contracts } = useRuntimeConfig();
  const read = { abi: programControllerAbi, address: contracts.ProgramController, chainId } as const;
  const args = [BigInt(classId)] as const;
  const { data } = useReadContracts({
    contracts: [
      { ...read, functionName: "mandateOf", args },
      { ...read, functionName: "spendable", args },
      { ...read, functionName: "earliestSteer", args },
      { ...read, functionName: "planFor", args },
    ],
    query: { refetchInterval: useRefreshInterval() },
  });
  if (data === undefined) return { state: undefined, isError: false };
  const [mandate, spendable, earliest, plan] = data;
  if (mandate.status === "failure" || spendable.status === "failure" || earliest.status === "failure")
    return { state: undefined, isError: true };
  const state = {
    mandate: mandate.result.maxGpus === 0 ? null : mandate.result,
    spendable: spendable.result,
    earliest: Number(earliest.result),
    plan: plan.result,
    failure: plan.status === "failure" ? explainError(plan.error) : undefined,
  };
  return { state, isError: false };
}
