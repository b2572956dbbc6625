import type { DutyAnswer } from "@sonm/protocol/duty.ts";

import type { Contracts } from "../chain/Contracts.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import { fetchDuty } from "./fetchDuty.ts";
import { isDutyProved } from "./isDutyProved.ts";

/** What was found, and of each node that gave nothing why. */
export interface FoundDuty {
  readonly answer: DutyAnswer | undefined;
  readonly problems: readonly string[];
}

const TIMEOUT_MS = 20_000;

/** Asks nodes, one after the other, for what an owner earned, until the proof of one fits a root on the chain. */
export async function findDuty(
  urls: readonly string[],
  owner: Hex,
  { reports }: Pick<Contracts, "reports">,
): Promise<FoundDuty> {
  const problems: string[] = [];
  for (const url of urls) {
    try {
      const answer = await fetchDuty(url, owner, TIMEOUT_MS);
      if (isDutyProved(owner, answer, await reports.rootOf(answer.sequence))) return { answer, problems };
      problems.push(`${url}: its proof does not fit the root of report ${answer.sequence} on the chain`);
    } catch (error) {
      problems.push(`${url}: ${errorText(error)}`);
    }
  }
  return { answer: undefined, problems };
}
