import type { MachineLeafOrigin } from "@sonm/protocol/machine.ts";

import type { AttestationLife } from "../../indexer/attestationLife.ts";
import type { Attestation } from "../../indexer/attestation.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import type { NodeSays } from "../../relay/fetchMachineAnswers.ts";

/** How an attestation stands, in words: a title, and what follows of it. */
export interface LifeWords {
  readonly title: string;
  readonly text: string;
}

const WITHOUT =
  "Its asks can't be bought by buyers who demand attested hardware, which is what a buyer does by default.";

const RUN =
  "Run the agent on the machine: the masternodes measure it, and the agent brings what they found onto the chain.";

const MEND = "The masternodes try to measure it, but not all goes well: what failed stands below.";

/**
 * How a machine's attestation stands, in words.
 *
 * @param expiresAt unix seconds, undefined where it was never attested
 * @param now unix seconds
 * @param failing whether parts fail at some node now
 */
export function lifeWords(
  life: AttestationLife,
  expiresAt: number | undefined,
  now: number,
  failing = false,
): LifeWords {
  const end = expiresAt ?? 0;
  switch (life) {
    case "never":
      return {
        title: "Never attested",
        text: `${WITHOUT} ${failing ? MEND : RUN}`,
      };
    case "ended":
      return {
        title: `Ended on ${formatDateTime(end)}, ${formatDuration(now - end)} ago`,
        text: `${WITHOUT} ${failing ? MEND : RUN}`,
      };
    case "ending":
      return {
        title: `Attested until ${formatDateTime(end)}, for ${formatDuration(end - now)} more`,
        text: "It ends soon. The agent renews it by itself as long as it runs and its key can pay for gas.",
      };
    case "attested":
      return {
        title: `Attested until ${formatDateTime(end)}, for ${formatDuration(end - now)} more`,
        text: "Buyers who demand attested hardware can take its asks until then.",
      };
  }
}

/** When the nodes' reports last measured the machine anew, if that is later than what the chain has; unix seconds. */
export function renewableSince(says: readonly NodeSays[], attestation: Attestation | undefined): number | undefined {
  const times = says.flatMap(({ answer }) => (answer?.inReport ? [answer.inReport.measuredAt] : []));
  const newest = Math.max(0, ...times);
  return newest > (attestation?.measuredAt ?? 0) ? newest : undefined;
}

/**
 * Whose own measurements stand behind an attestation, as most nodes that remember tell; undefined where none does. Signers
 * in lower case.
 */
export function measuredBy(
  says: readonly NodeSays[],
  attestation: Pick<Attestation, "measuredAt">,
): ReadonlySet<string> | undefined {
  const votes = new Map<string, number>();
  for (const { answer } of says) {
    const leaf: MachineLeafOrigin | undefined = answer?.leaves.find(
      ({ measuredAt }) => measuredAt === attestation.measuredAt,
    );
    if (leaf === undefined) continue;
    const text = leaf.by.toSorted().join();
    votes.set(text, (votes.get(text) ?? 0) + 1);
  }
  const [most] = [...votes].toSorted(([, one], [, other]) => other - one);
  return most && new Set(most[0].split(",").filter((signer) => signer !== ""));
}
