import type { Address } from "viem";

/** A machine in a program, by number and address. */
export interface MembershipKey {
  readonly programId: number;
  readonly worker: Address;
}

/** One text for a machine in a program, however the address is written. */
export const membershipKey = ({ programId, worker }: MembershipKey): string => `${programId} ${worker.toLowerCase()}`;
