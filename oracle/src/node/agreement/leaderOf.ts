import type { Member } from "./Member.ts";

/**
 * Who leads an attempt at an epoch's report: members take turns by epoch, and the next one follows at each timeout.
 *
 * @param members ascending by signer, at least one
 * @param attempt from 0
 */
export function leaderOf(members: readonly Member[], epoch: bigint, attempt: number): Member {
  const leader = members[Number((epoch + BigInt(attempt)) % BigInt(members.length))];
  if (leader === undefined) throw new RangeError("There is no signer set to lead.");
  return leader;
}
