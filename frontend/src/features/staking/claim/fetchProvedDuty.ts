import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { type Address, BaseError, type Client, ContractFunctionRevertedError, type Hex } from "viem";
import { readContract } from "viem/actions";

import { isDutyProved } from "../../../chain/isDutyProved.ts";
import type { ProvedDuty } from "../../../chain/stakingCalls.ts";
import { fetchDuties } from "../../../relay/fetchDuties.ts";

/** Where proofs are checked. */
interface ReportSurroundings {
  readonly client: Client;
  readonly reports: Address;
}

/** The root of a report; undefined where it proves nothing: not final yet, void, too old or not there at all. */
async function rootOf({ client, reports }: ReportSurroundings, sequence: number): Promise<Hex | undefined> {
  try {
    const args = [BigInt(sequence)] as const;
    return await readContract(client, { abi: reportsAbi, address: reports, functionName: "rootOf", args });
  } catch (error) {
    if (error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionRevertedError) !== null)
      return undefined;
    throw error;
  }
}

/**
 * What the newest report proves that an owner's masternode earned, of what several masternodes serve. Each proof is checked
 * against the root on the chain.
 *
 * @param bases URLs of masternodes
 * @returns null where nothing can be proved yet
 * @throws RelayError if no masternode answers
 * @throws viem's error if the chain does not
 */
export async function fetchProvedDuty(
  surroundings: ReportSurroundings,
  bases: readonly string[],
  owner: Address,
  signal?: AbortSignal,
): Promise<ProvedDuty | null> {
  const duties = await fetchDuties(bases, owner, signal);
  for (const duty of duties.toSorted((one, other) => other.asOf - one.asOf)) {
    const root = await rootOf(surroundings, duty.sequence);
    if (root !== undefined && isDutyProved(owner, duty, root)) return duty;
  }
  return null;
}
