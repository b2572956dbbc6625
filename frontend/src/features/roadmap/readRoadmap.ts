import { roadmapAbi } from "@sonm/protocol/generated/Roadmap.abi.ts";
import type { Address, Client, Hex } from "viem";
import { readContract } from "viem/actions";

/**
 * A feature as the chain has it. SNM wei and unix seconds.
 *
 * - `estimate`: what it may cost; 0 where nobody said
 * - `weight`: votes for it in the running epoch
 */
export interface RankedFeature {
  readonly id: bigint;
  readonly title: string;
  readonly contentHash: Hex;
  readonly estimate: bigint;
  readonly weight: bigint;
  readonly addedAt: number;
}

/**
 * The roadmap as the chain has it.
 *
 * - `features`: those that are open, the most wanted first
 * - `start`, `end`: of the running epoch, unix seconds; votes count as of a second before its start
 */
export interface Roadmap {
  readonly features: readonly RankedFeature[];
  readonly epoch: bigint;
  readonly start: number;
  readonly end: number;
}

/** @throws viem's error if the node does not answer */
export async function readRoadmap(client: Client, address: Address): Promise<Roadmap> {
  const read = { abi: roadmapAbi, address } as const;
  const [[ids, weights], epoch, length] = await Promise.all([
    readContract(client, { ...read, functionName: "ranking" }),
    readContract(client, { ...read, functionName: "currentEpoch" }),
    readContract(client, { ...read, functionName: "epochLength" }),
  ]);
  const [start, features] = await Promise.all([
    readContract(client, { ...read, functionName: "epochStart", args: [epoch] }),
    Promise.all(
      ids.map(async (id, index) => {
        const { title, contentHash, estimate, addedAt } = await readContract(client, {
          ...{ ...read, functionName: "featureOf" },
          args: [id],
        });
        return { id, title, contentHash, estimate, addedAt, weight: weights[index] ?? 0n };
      }),
    ),
  ]);
  return { features, epoch, start: Number(start), end: Number(start + length) };
}
