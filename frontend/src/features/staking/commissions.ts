/**
 * A commission that was announced, as the index keeps it.
 *
 * - `commission`: basis points of rewards
 * - `startsAt`, `announcedAt`: unix seconds
 */
export interface CommissionChange {
  readonly commission: number;
  readonly startsAt: number;
  readonly announcedAt: number;
}

/** What a masternode takes. `next`: announced, and not in force; basis points and unix seconds. */
export interface Commission {
  readonly now: number;
  readonly next: { readonly commission: number; readonly startsAt: number } | undefined;
}

/** Those that came into force or will, newest first: one that is announced replaces another that has not started. */
export function standingChanges(changes: readonly CommissionChange[]): readonly CommissionChange[] {
  const newestFirst = changes.toSorted((left, right) => right.announcedAt - left.announcedAt);
  return newestFirst.filter((change, index) => {
    const later = newestFirst[index - 1];
    return later === undefined || later.announcedAt >= change.startsAt;
  });
}

/** The commission at a time, unix seconds. One that was never named is 0. */
export function commissionAt(changes: readonly CommissionChange[], now: number): Commission {
  const standing = standingChanges(changes);
  const inForce = standing.find(({ startsAt }) => startsAt <= now);
  const [newest] = standing;
  return {
    now: inForce?.commission ?? 0,
    next: newest === undefined || newest.startsAt <= now ? undefined : newest,
  };
}
