/** An answer of a price source that is no price. The message says why. */
export class RateSourceError extends Error {
  override readonly name = "RateSourceError";
}
