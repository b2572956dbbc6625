import type { UptimeAnswer, UptimeProof } from "@sonm/protocol/uptime.ts";

/** What is known of a machine's time online around a deal. Unix seconds. */
export interface DealSpan {
  readonly start: number;
  /** Up to which there was service. */
  readonly end: number;
}

/**
 * Seconds of a deal in which its machine was offline, as two proofs show: what lies outside of them counts as online. The
 * rule of `Guarantees.sol`.
 */
export function provenOffline({ start, end }: DealSpan, before: UptimeProof | null, after: UptimeProof): number {
  const span = Math.max(0, Math.min(end, after.asOf) - Math.max(start, before?.asOf ?? 0));
  return Math.max(0, span - (after.online - (before?.online ?? 0)));
}

/** Proofs that a claim brings. `offline`: seconds. */
export interface Downtime {
  readonly before: UptimeProof | null;
  readonly after: UptimeProof;
  readonly offline: number;
}

/** Of what several nodes serve, the proofs that show most; undefined where none has a report of the end yet. */
export function bestDowntime(span: DealSpan, answers: readonly UptimeAnswer[]): Downtime | undefined {
  return answers
    .flatMap(({ before, after }) =>
      after === null || after.online < (before?.online ?? 0)
        ? []
        : [{ before, after, offline: provenOffline(span, before, after) }],
    )
    .sort((one, other) => other.offline - one.offline)[0];
}
