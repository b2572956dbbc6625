import { createHash } from "node:crypto";

/** Each event looks for the primes below this number. */
const LIMIT = 50_000;

/** Primes from 3 up to the limit: what every event must count. */
export const PRIMES = 5_132;

/**
 * One event: every number below 50,000 is tested by trial division, as sysbench does. The remainders of all divisions
 * are mixed, in order, into a state that starts from the nonce, the thread and the event's index. So no event's digest
 * can be known without dividing, and none can be used twice.
 *
 * @returns 32 bits
 */
export function primeEvent(nonce: Uint8Array, thread: number, index: number): number {
  const seed = createHash("sha256").update(nonce).update(`event ${thread} ${index}`).digest();
  let a = seed.readInt32LE(0);
  let b = seed.readInt32LE(4);
  let primes = 0;
  for (let candidate = 3; candidate < LIMIT; candidate += 1) {
    const root = Math.floor(Math.sqrt(candidate));
    let divisor = 2;
    while (divisor <= root) {
      const remainder = candidate % divisor;
      a = Math.imul(a ^ remainder, 0x9e3779b1);
      b = ((b << 5) | (b >>> 27)) ^ a;
      if (remainder === 0) break;
      divisor += 1;
    }
    if (divisor > root) primes += 1;
  }
  return (a ^ Math.imul(b, primes)) >>> 0;
}
