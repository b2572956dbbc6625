import type { Contracts } from "../chain/Contracts.ts";
import type { Claimable } from "./Claimable.ts";

/** The call that pays what machines earned to their masters. Anybody may send it. */
export async function claimRewardsCall(
  programs: Contracts["programs"],
  claims: readonly Pick<Claimable, "worker" | "proof">[],
): Promise<{ readonly to: string; readonly data: string }> {
  const rewards = claims.map(({ worker, proof: { programId, sequence, asOf, gpuSeconds, proof } }) => ({
    ...{ programId, worker, sequence, asOf, gpuSeconds },
    proof: [...proof],
  }));
  const [only] = rewards;
  const { interface: abi } = programs;
  const data =
    only !== undefined && rewards.length === 1
      ? abi.encodeFunctionData("claim", [only])
      : abi.encodeFunctionData("claimMany", [rewards]);
  return { to: await programs.getAddress(), data };
}
