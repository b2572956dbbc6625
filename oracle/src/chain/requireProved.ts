import type { Contracts } from "./Contracts.ts";

/** Holds what a node proves against the roots on the chain. @throws Error at the first proof that does not fit its report's root */
export async function requireProved<Proof extends { readonly sequence: number }>(
  { reports }: Pick<Contracts, "reports">,
  proofs: readonly Proof[],
  isProved: (proof: Proof, root: string) => boolean,
): Promise<void> {
  for (const proof of proofs) {
    if (isProved(proof, await reports.rootOf(proof.sequence))) continue;
    throw new Error(`its proof does not fit the root of report ${proof.sequence} on the chain`);
  }
}
