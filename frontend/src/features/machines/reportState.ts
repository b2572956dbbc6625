import { formatDateTime } from "../../lib/time.ts";
import type { Tone } from "../../ui/Badge.tsx";

/** What decides whether a report's proofs count: unix seconds of the end of its dispute window, and of its being voided. */
export interface ReportFinality {
  readonly finalAt?: number;
  readonly voidedAt?: number | undefined;
}

/**
 * How a report stands. A report without a dispute window is final as soon as it is accepted.
 *
 * @param now unix seconds
 */
export function reportState({ finalAt, voidedAt }: ReportFinality, now: number): { tone: Tone; text: string } {
  if (voidedAt !== undefined) return { tone: "bad", text: "void: what it said does not count" };
  if (finalAt !== undefined && now < finalAt) return { tone: "warn", text: `pending until ${formatDateTime(finalAt)}` };
  return { tone: "good", text: "final" };
}
