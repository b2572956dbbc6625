import { MilestoneStatus } from "@sonm/protocol/generated/enums.ts";

import { milestoneStatusText } from "@sonm/protocol/workStatusText.ts";
import { ContentCheckBox } from "../../content/ContentCheckBox.tsx";
import { Term } from "../../glossary/Term.tsx";
import { formatDateTime } from "../../lib/time.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { MilestoneTurn } from "./MilestoneTurn.tsx";
import type { LiveMilestone, LiveWork } from "./readLiveWork.ts";
import type { MilestoneRecord } from "./workQueries.ts";

const TONES: Partial<Record<MilestoneStatus, Tone>> = {
  [MilestoneStatus.Delivered]: "accent",
  [MilestoneStatus.Rejected]: "warn",
  [MilestoneStatus.Disputed]: "bad",
  [MilestoneStatus.Settled]: "good",
};

interface MilestoneListProps {
  readonly live: LiveWork;
  /** What the index knows of each. */
  readonly records: readonly MilestoneRecord[];
}

/** The milestones of an order, each with whose turn it is. */
export function MilestoneList({ live, records }: MilestoneListProps) {
  return (
    <Panel
      title={<Term id="milestone">Milestones</Term>}
      aside={`${live.state.open} of ${live.milestones.length} open`}
      flush
    >
      <ol className="divide-y" data-testid="milestones">
        {live.milestones.map((milestone, index) => (
          <li
            key={index}
            data-testid="milestone"
            data-status={milestone.status}
            className="space-y-3 px-4 py-4 sm:px-5"
          >
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <h3 className="flex items-center gap-3 font-semibold">
                Milestone {index + 1}
                <Badge tone={TONES[milestone.status as MilestoneStatus] ?? "neutral"}>
                  {milestoneStatusText(milestone.status)}
                </Badge>
              </h3>
              <p className="text-sm sm:text-right">
                <Snm wei={milestone.amount} testId="milestone-amount" />
                <span className="block text-xs text-muted">due {formatDateTime(milestone.deadline)}</span>
              </p>
            </div>
            <Outcome milestone={milestone} record={records[index]} />
            <Delivered milestone={milestone} record={records[index]} />
            <MilestoneTurn live={live} index={index} milestone={milestone} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

interface PartProps {
  readonly milestone: LiveMilestone;
  readonly record: MilestoneRecord | undefined;
}

/** What became of the money of a settled milestone. */
function Outcome({ milestone, record }: PartProps) {
  if (milestone.status !== MilestoneStatus.Settled || record === undefined) return null;
  if (!record.settled)
    return (
      <p className="text-xs text-muted" data-testid="milestone-outcome">
        What became of its SNM shows once the index has it.
      </p>
    );
  return (
    <p className="text-xs text-muted" data-testid="milestone-outcome">
      <Snm wei={record.paid} /> to the developer, <Snm wei={record.fee} /> to the reviewer,{" "}
      <Snm wei={record.returned} /> back to the treasury.
    </p>
  );
}

const NONE = /^0x0*$/;

/** What was delivered, and the reasons of a rejection and of a dispute, folded away. */
function Delivered({ milestone, record }: PartProps) {
  if (NONE.test(milestone.contentHash)) return null;
  return (
    <details data-testid="milestone-delivered">
      <summary className="w-fit text-xs font-medium text-muted hover:text-text">
        {record?.rejection === undefined ? "What was delivered" : "What was delivered, and why it was rejected"}
      </summary>
      <div className="mt-3 space-y-5">
        <ContentCheckBox
          uri={record?.place ?? ""}
          hash={milestone.contentHash}
          what="what was delivered"
          testId="milestone-content"
        />
        {record?.rejection !== undefined && (
          <ContentCheckBox {...record.rejection} what="the reasons of the rejection" testId="milestone-rejection" />
        )}
        {record?.dispute !== undefined && (
          <ContentCheckBox {...record.dispute} what="the reasons of the dispute" testId="milestone-dispute" />
        )}
      </div>
    </details>
  );
}
