import type { TimeWindow } from "./TimeWindow.ts";

/** Something that is attested of a machine. Times in unix seconds. */
interface Lasting {
  readonly measuredAt: number;
  readonly expiresAt: number;
}

/**
 * The parts of a window in which attestations of a machine were in force: each from its measurement to its end or the
 * measurement of the next one.
 *
 * @param attestations ascending by the time of measurement
 */
export function inForce<T extends Lasting>(
  attestations: readonly T[],
  window: TimeWindow,
): (TimeWindow & { readonly attested: T })[] {
  return attestations.flatMap((attested, index) => {
    const replacedAt = attestations[index + 1]?.measuredAt ?? Infinity;
    const from = Math.max(window.from, attested.measuredAt);
    const to = Math.min(window.to, attested.expiresAt, replacedAt);
    return to > from ? [{ attested, from, to }] : [];
  });
}
