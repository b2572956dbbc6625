/**
 * Asks one after the other until there is an answer: the next is asked once the one before it failed, or did not answer
 * for a while; it may still answer first.
 *
 * @param asks at least one
 * @param patienceMs milliseconds without an answer after which the next one is asked too
 * @throws what the last one failed with, where all fail
 */
export function hedge<T>(asks: readonly (() => Promise<T>)[], patienceMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let next = 0;
    let left = asks.length;
    let timer: NodeJS.Timeout | undefined;
    let last = new Error("There is nobody to ask.");
    const go = (): void => {
      clearTimeout(timer);
      const ask = asks[next];
      if (ask === undefined) {
        if (left === 0) reject(last);
        return;
      }
      next += 1;
      timer = setTimeout(go, patienceMs);
      ask().then(
        (answer) => {
          clearTimeout(timer);
          next = asks.length;
          resolve(answer);
        },
        (error: unknown) => {
          left -= 1;
          last = error instanceof Error ? error : new Error(String(error));
          go();
        },
      );
    };
    go();
  });
}
