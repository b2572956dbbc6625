import type { Finding } from "./Finding.ts";
import { dateOf } from "../lib/dateOf.ts";

/** What threatens a masternode. Times are unix seconds of the chain. */
export interface PenaltiesView {
  readonly penalties: readonly { readonly kind: "jail" | "slash"; readonly dueAt: number }[];
  readonly isDoubleSigner: boolean;
  readonly jailedUntil: number;
  readonly now: number | undefined;
}

const DOES = { jail: "would take its seat", slash: "would take a share of its stake" } as const;

/** Whether a masternode is about to lose stake or seat, or is in jail. */
export function checkPenalties({ penalties, isDoubleSigner, jailedUntil, now }: PenaltiesView): Finding[] {
  const findings = penalties.map(({ kind, dueAt }): Finding => {
    const text =
      `The DAO has scheduled a call that ${DOES[kind]} (${kind}), due at ${dateOf(dueAt)}. ` +
      "Read its reasons, and answer the DAO before then: until it is executed it can be cancelled.";
    return { level: "error", text };
  });
  if (isDoubleSigner) {
    const text =
      "Two reports of one epoch bear this node's signature, which costs a tenth of the stake and the seat for seven days. " +
      'Stop it, find the second process or the old database, and read "What is slashed" of the run book.';
    findings.push({ level: "error", text });
  }
  if (now !== undefined && now < jailedUntil) {
    const text = `The masternode is in jail until ${dateOf(jailedUntil)}. Take the seat again then: \`sonm stake activate\`.`;
    findings.push({ level: "error", text });
  }
  return findings;
}
