import { WorkStatus } from "@sonm/protocol/generated/enums.ts";

import { workStatusText } from "@sonm/protocol/workStatusText.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";

const TONES: Partial<Record<WorkStatus, Tone>> = {
  [WorkStatus.Open]: "accent",
  [WorkStatus.Asked]: "warn",
  [WorkStatus.Running]: "good",
};

/** Where a work order stands. */
export function WorkStatusBadge({ status }: { readonly status: number }) {
  return (
    <Badge tone={TONES[status as WorkStatus] ?? "neutral"} data-testid="work-status" data-status={status}>
      {workStatusText(status)}
    </Badge>
  );
}
