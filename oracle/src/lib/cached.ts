/**
 * A value that is asked for again only after a while, however often it is wanted. Where asking fails, what was there last
 * serves, or nothing.
 */
export function cached<T>(ask: () => Promise<T>, ms: number): () => Promise<T | undefined> {
  let value: T | undefined;
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;
  return async () => {
    if (performance.now() - askedAt > ms) {
      asking ??= ask()
        .then(
          (answer) => (value = answer),
          () => undefined,
        )
        .then(() => {
          askedAt = performance.now();
          asking = undefined;
        });
      await asking;
    }
    return value;
  };
}
