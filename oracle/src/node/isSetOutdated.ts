import type { Member } from "./agreement/Member.ts";

type Seat = Pick<Member, "signer" | "stake">;

/** The part of a member's stake, one in so many, by which it may differ from what the set says. */
const DRIFT = 20n;

/**
 * Whether the signer set should be made anew: where its members are others, or the stake of one differs by more than a
 * twentieth. Stake moves with every delegation and reward, and each new set costs gas and ends what is under way.
 *
 * @param next ascending by signer
 * @param current ascending by signer
 */
export function isSetOutdated(next: readonly Seat[], current: readonly Seat[]): boolean {
  if (next.length !== current.length) return true;
  return next.some(({ signer, stake }, index) => {
    const seat = current[index];
    if (seat === undefined || seat.signer !== signer) return true;
    const drift = stake > seat.stake ? stake - seat.stake : seat.stake - stake;
    return drift * DRIFT > seat.stake;
  });
}
