/** Gas of a report's submission, and what each signature adds: a fifth and more above what the gas measurements show. */
const SUBMIT_GAS = 90_000n;
const SIGNATURE_GAS = 6_000n;

/** A signer's account, and what gas costs. */
export interface GasView {
  readonly address: string;
  /** Wei. */
  readonly balance: bigint;
  /** Wei for one gas. */
  readonly gasPrice: bigint;
  readonly members: number;
  /** Seconds; 0 where it is not known. */
  readonly epochLength: number;
}

/** Wei that one report costs whoever submits it. */
export function reportCost({ members, gasPrice }: Pick<GasView, "members" | "gasPrice">): bigint {
  return (SUBMIT_GAS + SIGNATURE_GAS * BigInt(members)) * gasPrice;
}
