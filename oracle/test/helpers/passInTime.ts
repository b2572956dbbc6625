import type { Challenge, ChallengeStep } from "../../src/modules/Challenge.ts";
import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";

/** Goes through a challenge by the real clock, as a node does: what is late is not taken. */
export async function passInTime<Result>(
  challenge: Challenge<Result>,
  answer: (step: ChallengeStep) => Promise<unknown>,
): Promise<Result> {
  let next = challenge.next();
  while (next.done !== true) {
    const issuedAt = performance.now();
    const given = await answer(next.value);
    const elapsedMs = performance.now() - issuedAt;
    next =
      elapsedMs > next.value.deadlineMs
        ? challenge.throw(new ChallengeFailedError(`late: ${elapsedMs} ms for ${next.value.kind}`))
        : challenge.next({ answer: given, elapsedMs });
  }
  return next.value;
}
