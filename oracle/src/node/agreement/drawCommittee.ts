import type { Hex } from "../../lib/Hex.ts";
import { hexOf } from "../../lib/hexOf.ts";
import { keccak } from "../../lib/keccak.ts";
import type { Draw } from "./Draw.ts";

/** Members that are drawn at least, where there are so many. */
const LEAST = 2;

/** Hexadecimal digits of an epoch's number in what is hashed. */
const EPOCH_DIGITS = 16;

/**
 * The owners whose nodes measure a master's machines in an epoch: members other than the master itself, drawn one after
 * the other until they hold half of the stake that could be drawn.
 *
 * One hash for a master and an epoch decides all: it is read as a number with a digit for each drawing, so that every
 * order is as likely as any other, and a hundred thousand masters take seconds.
 */
export function drawCommittee({ epoch, beacon, members }: Draw, master: Hex): ReadonlySet<Hex> {
  const left = members.filter(({ owner }) => owner !== master);
  const eligible = left.reduce((sum, { stake }) => sum + stake, 0n);
  const committee = new Set<Hex>();
  const seed = `${beacon.slice(2)}${epoch.toString(16).padStart(EPOCH_DIGITS, "0")}${master.slice(2)}`;
  let digits = BigInt(hexOf(keccak(Buffer.from(seed, "hex"))));
  let drawnStake = 0n;
  while (left.length > 0 && (committee.size < LEAST || drawnStake * 2n < eligible)) {
    const count = BigInt(left.length);
    const [drawn] = left.splice(Number(digits % count), 1);
    digits /= count;
    if (drawn === undefined) break;
    committee.add(drawn.owner);
    drawnStake += drawn.stake;
  }
  return committee;
}
