import type { UptimeAnswer, UptimeProof } from "@sonm/protocol/uptime.ts";
import { type Address, isHex } from "viem";

import { RelayError } from "./RelayError.ts";
import { askRelay } from "./askRelay.ts";

/** Relays that are asked. */
const MOST_RELAYS = 5;

/** Levels of a tree that nobody's report reaches. */
const MOST_LEVELS = 64;

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value);

function readProof(value: unknown): UptimeProof | null {
  if (typeof value !== "object" || value === null) return null;
  const { sequence, epoch, asOf, online, proof } = value as Record<string, unknown>;
  const counts = [sequence, asOf, online].every((count) => isCount(count) && count >= 0);
  const hashes = Array.isArray(proof) && proof.length <= MOST_LEVELS && proof.every((hash) => isHex(hash));
  if (!counts || !hashes) return null;
  return {
    sequence: sequence as number,
    epoch: Number(epoch),
    asOf: asOf as number,
    online: online as number,
    proof,
  };
}

/**
 * What masternodes can prove of a machine's time online: at or before one time, and at or after another. The chain
 * checks the proofs.
 *
 * @param bases URLs of masternodes
 * @param from unix seconds
 * @param to unix seconds
 * @throws RelayError if none of them answers
 */
export async function fetchUptimes(
  bases: readonly string[],
  worker: Address,
  { from, to }: { readonly from: number; readonly to: number },
  signal?: AbortSignal,
): Promise<readonly UptimeAnswer[]> {
  const path = `uptimes/${worker.toLowerCase()}?from=${from}&to=${to}`;
  const answers = await Promise.allSettled(
    bases.slice(0, MOST_RELAYS).map((base) => askRelay(base, path, signal === undefined ? {} : { signal })),
  );
  const read = answers.flatMap((answer) => {
    if (answer.status === "rejected" || typeof answer.value !== "object" || answer.value === null) return [];
    const { before, after } = answer.value as Record<string, unknown>;
    return [{ before: readProof(before), after: readProof(after) }];
  });
  if (read.length === 0) throw new RelayError("unreachable", "No masternode tells how long the machine was online.");
  return read;
}
