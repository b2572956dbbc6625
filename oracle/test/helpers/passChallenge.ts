import type { Challenge, ChallengeStep } from "../../src/modules/Challenge.ts";

/** Goes through a challenge, answering each step, with a time that the node would have counted. */
export async function passChallenge<Result>(
  challenge: Challenge<Result>,
  answer: (step: ChallengeStep) => unknown,
  elapsedMs = 100,
): Promise<Result> {
  let next = challenge.next();
  while (next.done !== true) next = challenge.next({ answer: await answer(next.value), elapsedMs });
  return next.value;
}
