/** A value with the stake behind it, in SNM wei. */
export interface Weighted<T> {
  readonly value: T;
  readonly stake: bigint;
}
