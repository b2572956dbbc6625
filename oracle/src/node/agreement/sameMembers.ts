import type { Member } from "./Member.ts";

type Seat = Pick<Member, "signer" | "stake">;

/** Whether two sets have the same members with the same stakes. Both ascend by signer. */
export function sameMembers(left: readonly Seat[], right: readonly Seat[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ signer, stake }, index) => right[index]?.signer === signer && right[index]?.stake === stake)
  );
}
