/** The machine did not pass a challenge: what it was about is not attested. The message says why. */
export class ChallengeFailedError extends Error {
  override readonly name = "ChallengeFailedError";
}
