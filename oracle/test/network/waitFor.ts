const INTERVAL_MS = 100;

/**
 * Asks again and again until there is an answer; what it throws counts as none.
 *
 * @param what is awaited, for the message if it does not come
 */
export async function waitFor<T>(what: string, ask: () => Promise<T | undefined>, seconds: number): Promise<T> {
  const end = performance.now() + seconds * 1_000;
  let last = "there was no answer";
  while (performance.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
  throw new Error(`${what} did not come within ${seconds} s: ${last}.`);
}
