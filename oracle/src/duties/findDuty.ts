import type { DutyAnswer } from "@sonm/protocol/duty.ts";

import type { Contracts } from "../chain/Contracts.ts";
import { requireProved } from "../chain/requireProved.ts";
import { askInTurn, type Answered } from "../http/askInTurn.ts";
import type { Hex } from "../lib/Hex.ts";
import { fetchDuty } from "./fetchDuty.ts";
import { isDutyProved } from "./isDutyProved.ts";

const TIMEOUT_MS = 20_000;

/** Asks nodes, one after the other, for what an owner earned, until the proof of one fits a root on the chain. */
export async function findDuty(
  urls: readonly string[],
  owner: Hex,
  contracts: Pick<Contracts, "reports">,
): Promise<Answered<DutyAnswer>> {
  return askInTurn(urls, async (url) => {
    const answer = await fetchDuty(url, owner, TIMEOUT_MS);
    await requireProved(contracts, [answer], (duty, root) => isDutyProved(owner, duty, root));
    return answer;
  });
}
