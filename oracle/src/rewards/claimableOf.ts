import type { RewardProof } from "@sonm/protocol/reward.ts";

import type { Contracts } from "../chain/Contracts.ts";
import { decodeRevert } from "../chain/decodeRevert.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Claimable } from "./Claimable.ts";

/** What the chain would pay for what is proved. What it refuses now, such as while the rate is stale, can't be claimed. */
export async function claimableOf(
  { programs }: Pick<Contracts, "programs">,
  worker: Hex,
  proofs: readonly RewardProof[],
): Promise<Claimable[]> {
  const found = await Promise.all(
    proofs.map(async (proof) => {
      try {
        const [due, payable] = await programs.rewardOf(proof.programId, worker, proof.asOf, proof.gpuSeconds);
        return [{ worker, proof, due, payable }];
      } catch (error) {
        if (decodeRevert(error) === undefined) throw error;
        return [];
      }
    }),
  );
  return found.flat().filter(({ due }) => due > 0n);
}
