import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { Contracts } from "./Contracts.ts";

/** Gives members of a signer set their owners. A signer that was registered once never gets another. */
export async function readOwners<T extends { readonly signer: Hex }>(
  members: readonly T[],
  { masternodes }: Pick<Contracts, "masternodes">,
): Promise<(T & { readonly owner: Hex })[]> {
  return Promise.all(
    members.map(async (member) => ({ ...member, owner: lowerHex(await masternodes.ownerOf(member.signer)) })),
  );
}
