import { formatSnm } from "../../lib/money.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { DutyRecord } from "./recentReports.ts";
import type { LiveNode } from "./liveNode.ts";

/** Reports in a row without its signature from which on a node is likely to be down. */
const MISSED_IN_A_ROW = 3;
/** Per cent of the reports below which an operator should look. */
const LEAST_SIGNED = 90;

/** Something that its operator should look at. */
export interface NodeWarning {
  readonly tone: "bad" | "warn";
  readonly title: string;
  readonly text: string;
}

interface NodeHealth {
  readonly live: Pick<LiveNode, "bond" | "active" | "jailedUntil" | "signer">;
  readonly duty: DutyRecord;
  /** SNM wei. */
  readonly minimumBond: bigint;
  /** Its key in the signer set in force; undefined where it is not in it. */
  readonly setSigner: string | undefined;
  /** Unix seconds. */
  readonly now: number;
}

/** What threatens a masternode's seat or what it earns, the worst first. */
export function nodeWarnings({ live, duty, minimumBond, setSigner, now }: NodeHealth): readonly NodeWarning[] {
  const { bond, active, jailedUntil, signer } = live;
  const warnings: NodeWarning[] = [];
  if (jailedUntil > now)
    warnings.push({
      tone: "bad",
      title: `Jailed until ${formatDateTime(jailedUntil)}`,
      text: "It can have no seat before, signs nothing and earns nothing. Then take a seat again. Stake can leave at any time.",
    });
  if (active && bond < minimumBond)
    warnings.push({
      tone: "bad",
      title: "Anybody can take its seat away",
      text: `Its bond is ${formatSnm(bond)} SNM; a seat needs ${formatSnm(minimumBond, "up")} SNM of your own. Add to it.`,
    });
  if (active && duty.missed >= MISSED_IN_A_ROW)
    warnings.push({
      tone: "bad",
      title: `The last ${duty.missed} reports lack its signature`,
      text: "It earns nothing for them. See whether the node runs, reaches its peers and has the right key.",
    });
  else if (active && duty.signed * 100 < duty.possible * LEAST_SIGNED)
    warnings.push({
      tone: "warn",
      title: `It signed ${duty.signed} of the last ${duty.possible} reports`,
      text: "What it does not sign it does not earn. See whether it is slow to answer its peers.",
    });
  if (setSigner !== undefined && setSigner.toLowerCase() !== signer.toLowerCase())
    warnings.push({
      tone: "warn",
      title: "The new signer key is not in force yet",
      text: "Until the signer set changes, within about an epoch, the node must have both keys.",
    });
  if (active && setSigner === undefined)
    warnings.push({
      tone: "warn",
      title: "Its seat counts from the next signer set on",
      text: "The nodes change the set by themselves, within about an epoch.",
    });
  return warnings;
}
