import { type AttestationLife, attestationLife } from "../../indexer/attestationLife.ts";
import { formatDate, formatDuration } from "../../lib/time.ts";
import { type CurrentFailure, currentFailures } from "../../relay/currentFailures.ts";
import type { NodeSays } from "../../relay/fetchMachineAnswers.ts";
import type { Tone } from "../../ui/Badge.tsx";
import type { SupplierWorker } from "./workersQuery.ts";

/**
 * What a supplier should know of a machine's attestation.
 *
 * - `rank`: what needs attention most is lowest
 * - `remarks`: sentences, the most important first; empty where nothing is to be done
 */
export interface Attention {
  readonly life: AttestationLife;
  readonly rank: number;
  readonly tone: Tone;
  readonly badge: string;
  readonly failures: readonly CurrentFailure[];
  readonly remarks: readonly string[];
}

const RANKS: Record<AttestationLife, number> = { ended: 0, never: 1, ending: 3, attested: 5 };

/** Below everything that ended, above what is about to. */
const FAILED_RANK = 2;

/** Why nodes leave the machine out, as far as all that answer agree that they do. */
function sharedReason(says: readonly NodeSays[]): string | undefined {
  const answers = says.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  if (answers.length === 0 || answers.some(({ reasons }) => reasons.length === 0)) return undefined;
  return answers[0]?.reasons[0]?.message;
}

function lifeRemark(life: AttestationLife, offered: boolean): string | undefined {
  const asks = offered ? "its ask can't be bought by buyers who demand attested hardware" : undefined;
  switch (life) {
    case "never":
      return asks === undefined ? undefined : `It is not attested: ${asks}.`;
    case "ended":
      return asks === undefined ? "Its attestation has ended." : `Its attestation has ended: ${asks}.`;
    case "ending":
      return asks === undefined ? undefined : `Unless it is renewed before, ${asks} from then on.`;
    case "attested":
      return undefined;
  }
}

function badgeOf(life: AttestationLife, until: number, now: number, failures: readonly CurrentFailure[]): string {
  const failed = failures[0] === undefined ? "" : `${failures[0].label.toLowerCase()} failed`;
  switch (life) {
    case "never":
      return failed === "" ? "Not attested" : `Not attested: ${failed}`;
    case "ended":
      return `Attestation ended ${formatDuration(now - until)} ago`;
    case "ending":
      return `Attestation ends in ${formatDuration(until - now)}`;
    case "attested":
      return failed === "" ? `Attested until ${formatDate(until)}` : `Attested, but ${failed}`;
  }
}

/**
 * How much a machine needs its supplier, and what for.
 *
 * @param says what the masternodes say of it; undefined where they were not asked
 * @param now unix seconds
 */
export function attentionOf(worker: SupplierWorker, says: readonly NodeSays[] | undefined, now: number): Attention {
  const life = attestationLife(worker.attestedUntil, now);
  const failures = currentFailures(says ?? []);
  const offered = worker.ask !== undefined && worker.ask.validUntil >= now;
  const rank = failures.length > 0 ? Math.min(RANKS[life], FAILED_RANK) : RANKS[life];
  const remarks = [
    lifeRemark(life, offered),
    ...failures.map(({ sentence, nodes }) => `${sentence} (${nodes === 1 ? "one node" : `${nodes} nodes`})`),
    failures.length > 0 || life === "attested" ? undefined : sharedReason(says ?? []),
  ].filter((remark) => remark !== undefined);
  const tone = { ended: "bad", never: "warn", ending: "warn", attested: "good" } as const;
  return {
    life,
    rank,
    tone: failures.length > 0 ? (life === "attested" ? "warn" : "bad") : tone[life],
    badge: badgeOf(life, worker.attestedUntil ?? 0, now, failures),
    failures,
    remarks,
  };
}

/** Machines in the order in which they need their supplier: what ends first comes first, else they stay as they are. */
export function byAttention<T extends { readonly worker: SupplierWorker; readonly attention: Attention }>(
  machines: readonly T[],
): readonly T[] {
  const until = ({ worker }: T) => worker.attestedUntil ?? 0;
  return machines.toSorted((one, other) => one.attention.rank - other.attention.rank || until(one) - until(other));
}
