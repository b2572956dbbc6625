import type { Address } from "viem";

import { Term } from "../../../glossary/Term.tsx";
import { classes } from "../../../lib/classes.ts";
import { Panel } from "../../../ui/Panel.tsx";
import { DutyText } from "../DutyText.tsx";
import { type RecentReport, dutyRecord } from "../recentReports.ts";

const MARKS = {
  signed: { look: "bg-good", text: "signed" },
  missed: { look: "bg-bad", text: "not signed" },
  outside: { look: "bg-line-strong", text: "it was not in the signer set" },
};

interface DutyPanelProps {
  readonly owner: Address;
  /** Newest first. */
  readonly reports: readonly RecentReport[];
  /** Ever. */
  readonly signed: number;
}

/** How a masternode does its duty: the newest reports one by one, and all that it ever signed. */
export function DutyPanel({ owner, reports, signed }: DutyPanelProps) {
  const duty = dutyRecord(reports, owner);
  const id = owner.toLowerCase();
  return (
    <Panel title={<Term id="duty">Duty</Term>} aside={`${signed} reports signed since it joined`}>
      <p data-testid="duty">
        <DutyText duty={duty} />{" "}
        <span className="text-muted">
          {duty.possible === 0
            ? "It is not in the signer set of any report lately."
            : "of the newest reports that could have its signature. It earns for those it signs."}
        </span>
      </p>
      {reports.length > 0 && (
        <ol className="mt-3 flex gap-1" aria-label="Newest reports, the oldest first">
          {reports.toReversed().map(({ sequence, members }) => {
            const member = members.find((one) => one.owner === id);
            const { look, text } = MARKS[member === undefined ? "outside" : member.signed ? "signed" : "missed"];
            return (
              <li
                key={sequence}
                title={`Report #${sequence}: ${text}`}
                className={classes("h-6 max-w-2.5 flex-1 rounded-sm", look)}
              >
                <span className="sr-only">
                  Report #{String(sequence)}: {text}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
