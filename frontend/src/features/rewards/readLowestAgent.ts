import { RELEASE_AGENT } from "@sonm/protocol/generated/constants.ts";
import { releasesAbi } from "@sonm/protocol/generated/Releases.abi.ts";
import { type Address, type Client, maxUint256, stringToHex } from "viem";
import { readContract } from "viem/actions";

/**
 * Below which version an agent earns nothing, in any program.
 *
 * - `lowest`: now
 * - `next`: the last version that is decided and not in force yet, with the unix seconds from which on it is
 */
export interface LowestAgent {
  readonly lowest: number;
  readonly next: { readonly version: number; readonly from: number } | undefined;
}

const AGENT = stringToHex(RELEASE_AGENT, { size: 32 });

/**
 * What the releases demand of agents, as the chain has it.
 *
 * @throws viem's error if the node does not answer
 */
export async function readLowestAgent(client: Client, address: Address): Promise<LowestAgent> {
  const read = { abi: releasesAbi, address } as const;
  const [lowest, last] = await Promise.all([
    readContract(client, { ...read, functionName: "minimumVersion", args: [AGENT] }),
    readContract(client, { ...read, functionName: "minimumVersionAt", args: [AGENT, maxUint256] }),
  ]);
  if (last <= lowest) return { lowest, next: undefined };
  const from = await readContract(client, { ...read, functionName: "outdatedFrom", args: [AGENT, last - 1] });
  return { lowest, next: { version: last, from: Number(from) } };
}
