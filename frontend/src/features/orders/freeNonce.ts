/** Nonces that are asked about at once. */
const WINDOW = 16n;

/** Largest nonce that is given to a new order; beyond it the search begins at zero again. */
const LARGEST = (1n << 64n) - WINDOW - 1n;

/**
 * The next nonce of an author that no known order has and that the chain has not seen used. Numbers follow one another:
 * the chain keeps 256 of them in one word.
 *
 * @param known nonces of the author's orders, used or not
 * @param areUsed asks the chain
 * @throws what `areUsed` throws
 */
export async function freeNonce(
  known: readonly bigint[],
  areUsed: (nonces: readonly bigint[]) => Promise<readonly boolean[]>,
): Promise<bigint> {
  const taken = new Set(known);
  const highest = known.reduce((most, nonce) => (nonce > most && nonce <= LARGEST ? nonce : most), -1n);
  for (let start = highest + 1n; ; start += WINDOW) {
    const nonces = Array.from({ length: Number(WINDOW) }, (_, index) => start + BigInt(index));
    const used = await areUsed(nonces);
    const free = nonces.find((nonce, index) => used[index] === false && !taken.has(nonce));
    if (free !== undefined) return free;
  }
}
