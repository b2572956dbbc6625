import type { Hex } from "../../lib/Hex.ts";
import type { Member } from "./Member.ts";

/** Whether a member and a machine are of one owner. */
export const isOwn = (
  { owner, signer }: Pick<Member, "owner" | "signer">,
  worker: Hex,
  master: Hex | undefined,
): boolean => owner === master || owner === worker || signer === worker || signer === master;
