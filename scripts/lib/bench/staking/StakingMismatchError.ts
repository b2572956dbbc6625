/** The chain and the model do not agree: one of them is wrong. */
export class StakingMismatchError extends Error {
  override readonly name = "StakingMismatchError";
}
