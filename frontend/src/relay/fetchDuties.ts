import type { Address } from "viem";

import type { ProvedDuty } from "../chain/stakingCalls.ts";
import { RelayError } from "./RelayError.ts";
import { askRelay } from "./askRelay.ts";
import { isCount, isProof } from "./proofParts.ts";

/** Masternodes that are asked. */
const MOST_RELAYS = 5;

/** SNM wei: more digits than all SNM have. */
const AMOUNT = /^\d{1,28}$/;

function readDuty(value: unknown): ProvedDuty | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { sequence, asOf, earned, proof } = value as Record<string, unknown>;
  if (!isCount(sequence) || !isCount(asOf) || typeof earned !== "string" || !AMOUNT.test(earned)) return undefined;
  if (!isProof(proof)) return undefined;
  return { sequence, asOf, earned: BigInt(earned), proof };
}

/**
 * What masternodes say that the masternode of an owner earned. It is worth no more than its proof: see `isDutyProved`.
 *
 * @param bases URLs of masternodes
 * @returns none where those that answer know of no report, or give something that can't be read
 * @throws RelayError if none of them answers
 */
export async function fetchDuties(
  bases: readonly string[],
  owner: Address,
  signal?: AbortSignal,
): Promise<readonly ProvedDuty[]> {
  const answers = await Promise.allSettled(
    bases
      .slice(0, MOST_RELAYS)
      .map((base) => askRelay(base, `duties/${owner.toLowerCase()}`, signal === undefined ? {} : { signal })),
  );
  const given = answers.filter((answer) => answer.status === "fulfilled");
  if (given.length === 0) throw new RelayError("unreachable", "No masternode tells what this one earned.");
  return given.map(({ value }) => readDuty(value)).filter((duty) => duty !== undefined);
}
