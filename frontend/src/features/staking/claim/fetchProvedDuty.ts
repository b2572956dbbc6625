import type { Address } from "viem";

import { isDutyProved } from "../../../chain/isDutyProved.ts";
import { type ReportSurroundings, reportRoot } from "../../../chain/reportRoot.ts";
import type { ProvedDuty } from "../../../chain/stakingCalls.ts";
import { fetchDuties } from "../../../relay/fetchDuties.ts";

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
    const root = await reportRoot(surroundings, duty.sequence);
    if (root !== undefined && isDutyProved(owner, duty, root)) return duty;
  }
  return null;
}
