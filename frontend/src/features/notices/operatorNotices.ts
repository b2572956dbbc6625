import { formatSnm } from "../../lib/money.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { ClaimState } from "../staking/claim/claimState.ts";
import { nodeWarnings } from "../staking/nodeWarnings.ts";
import type { DutyRecord } from "../staking/recentReports.ts";
import type { LiveNode } from "../staking/liveNode.ts";
import type { NoticeEntry } from "./NoticeEntry.ts";
import { magnitude } from "./magnitude.ts";

/**
 * What concerns an account that has a masternode. SNM wei.
 *
 * - `setSigner`: its key in the signer set in force
 * - `claim`: what it earned for its work; undefined where nobody told
 */
export interface OperatorFacts {
  readonly live: LiveNode;
  readonly duty: DutyRecord;
  readonly minimumBond: bigint;
  readonly setSigner: string | undefined;
  readonly claim: ClaimState | undefined;
}

/** Its figures change with each report: told again only when it is another warning. */
const withoutFigures = (title: string): string => title.replaceAll(/\d+/g, "#");

/** What awaits the operator of a masternode; nothing without one. @param now unix seconds */
export function operatorNotices(facts: OperatorFacts | undefined, now: number): readonly NoticeEntry[] {
  if (facts === undefined) return [];
  const { live, claim } = facts;
  const console = { to: "/masternodes/console" } as const;
  const common = { role: "operator", to: console } as const;
  return [
    ...nodeWarnings({ ...facts, now }).map(({ tone, title, text }): NoticeEntry => ({
      ...{ ...common, key: `node-${withoutFigures(title)}`, tone, act: "To the console" },
      facts: title.startsWith("Jailed") ? String(live.jailedUntil) : "",
      text: `${title}. ${text}`,
      at: title.startsWith("Jailed") ? live.jailedUntil : undefined,
    })),
    ...(live.jailedUntil > 0 && live.jailedUntil <= now && !live.active && live.bond >= facts.minimumBond
      ? [
          {
            ...{ ...common, key: "free", facts: String(live.jailedUntil), tone: "bad" as const, at: live.jailedUntil },
            text: "Your masternode may take its seat again; without one it earns nothing.",
            act: "Take the seat",
          },
        ]
      : []),
    ...(claim?.state === "claimable"
      ? [
          {
            ...{ ...common, key: "duty", facts: `${live.claimedUntil} ${magnitude(claim.amount)}` },
            ...{ tone: "good" as const, at: undefined, act: "Claim it" },
            text: `Your masternode earned ${formatSnm(claim.amount)} SNM that can be claimed.`,
            to: { to: "/masternodes" } as const,
          },
        ]
      : []),
    ...(live.owed > 0n
      ? [
          {
            ...{ ...common, key: "owed", facts: magnitude(live.owed), tone: "good" as const, at: undefined },
            text: `${formatSnm(live.owed)} SNM of commission wait for your payout key.`,
            act: "To the console",
          },
        ]
      : []),
    ...(live.startsAt > now && live.next !== live.commission
      ? [
          {
            ...{ ...common, key: "commission", facts: `${live.next} ${live.startsAt}`, tone: "info" as const },
            text: `Your commission of ${basisPointsText(live.next)} takes effect on ${formatDateTime(live.startsAt)}.`,
            act: "To the console",
            at: live.startsAt,
          },
        ]
      : []),
  ];
}
