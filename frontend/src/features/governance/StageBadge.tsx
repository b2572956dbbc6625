import { Badge } from "../../ui/Badge.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { type ProposalStage, STAGE_WORDS } from "./ProposalStage.ts";

/** Where a proposal stands, in a word. @param stage undefined while it is read */
export function StageBadge({ stage }: { readonly stage: ProposalStage | undefined }) {
  if (stage === undefined) return <Skeleton className="w-16" />;
  const { text, tone } = STAGE_WORDS[stage];
  return (
    <Badge tone={tone} data-testid="proposal-stage" data-stage={stage}>
      {text}
    </Badge>
  );
}
