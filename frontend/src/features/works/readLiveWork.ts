import { reportRegistryAbi } from "@sonm/protocol/generated/ReportRegistry.abi.ts";
import { workOrdersAbi } from "@sonm/protocol/generated/WorkOrders.abi.ts";
import type { Address, Client, ContractFunctionReturnType } from "viem";
import { readContract } from "viem/actions";

type Read<Name extends "orderOf" | "termsOf" | "milestonesOf"> = ContractFunctionReturnType<
  typeof workOrdersAbi,
  "view",
  Name
>;

/** A milestone as the chain has it. `settleableFrom`: unix seconds; 0 where it never will be. */
export type LiveMilestone = Read<"milestonesOf">[number] & { readonly settleableFrom: number };

/**
 * A work order as the chain has it. SNM wei and unix seconds.
 *
 * - `streamDue`: what paying the stream now would pay
 * - `expirableFrom`: from when anybody may end it; 0 where nobody will
 * - `goodUntil`: from when a report of the developer is overdue, so that its stream stops; undefined where it owes none
 */
export interface LiveWork {
  readonly id: bigint;
  readonly state: Read<"orderOf">;
  readonly terms: Read<"termsOf">;
  readonly milestones: readonly LiveMilestone[];
  readonly streamDue: bigint;
  readonly expirableFrom: number;
  readonly goodUntil: number | undefined;
}

/** What "owes nothing" is beyond: no time of the chain is that late. */
const NEVER = 2n ** 40n;

/** @throws viem's error if the node does not answer, or there is no such order */
export async function readLiveWork(
  client: Client,
  contracts: { readonly WorkOrders: Address; readonly ReportRegistry: Address },
  id: bigint,
): Promise<LiveWork> {
  const read = { abi: workOrdersAbi, address: contracts.WorkOrders } as const;
  const args = [id] as const;
  const [state, terms, milestones, streamDue, expirableFrom] = await Promise.all([
    readContract(client, { ...read, functionName: "orderOf", args }),
    readContract(client, { ...read, functionName: "termsOf", args }),
    readContract(client, { ...read, functionName: "milestonesOf", args }),
    readContract(client, { ...read, functionName: "streamDue", args }),
    readContract(client, { ...read, functionName: "expirableFrom", args }),
  ]);
  const [goodUntil, settleable] = await Promise.all([
    readContract(client, {
      ...{ abi: reportRegistryAbi, address: contracts.ReportRegistry },
      ...{ functionName: "goodUntil", args: [state.developer] },
    }),
    Promise.all(
      milestones.map((_milestone, index) =>
        readContract(client, { ...read, functionName: "settleableFrom", args: [id, BigInt(index)] }),
      ),
    ),
  ]);
  return {
    id,
    state,
    terms,
    milestones: milestones.map((found, index) => ({ ...found, settleableFrom: Number(settleable[index] ?? 0n) })),
    streamDue,
    expirableFrom: Number(expirableFrom),
    goodUntil: goodUntil >= NEVER ? undefined : Number(goodUntil),
  };
}
