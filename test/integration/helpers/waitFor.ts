import { setTimeout as sleep } from "node:timers/promises";

const INTERVAL = 100;

/**
 * Asks again and again until there is an answer.
 *
 * @param what is awaited, for the message if it does not come
 * @param ask resolves with undefined while there is none; what it throws counts as none
 * @param seconds to wait at most
 */
export async function waitFor<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined>,
  seconds: number,
): Promise<Answer> {
  const deadline = Date.now() + seconds * 1_000;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      last = "no answer";
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await sleep(INTERVAL);
  }
  throw new Error(`${what} did not come within ${seconds} s (${last}).`);
}
