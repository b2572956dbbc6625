/** The chain and the model do not agree: one of them is wrong. */
export class RewardsMismatchError extends Error {
  override readonly name = "RewardsMismatchError";
}
