import { useChainNow } from "../../chain/useChainClock.ts";
import { Badge } from "../../ui/Badge.tsx";
import type { Program } from "./programFacts.ts";
import { STAGE_WORDS, programStage } from "./programState.ts";

/** Where a program stands by time. */
export function ProgramStageBadge({ program }: { readonly program: Program }) {
  const stage = programStage(program, useChainNow());
  const { text, tone } = STAGE_WORDS[stage];
  return (
    <Badge tone={tone} data-testid="program-stage" data-stage={stage}>
      {text}
    </Badge>
  );
}
