import { ChevronDown } from "lucide-react";

import type { NodeSays } from "../../relay/fetchMachineAnswers.ts";
import { partResults } from "../../relay/partResults.ts";
import { Badge } from "../../ui/Badge.tsx";
import { NodeName, PartMark, Reasons, RoundTime } from "./NodeParts.tsx";

interface NodeCardsProps {
  readonly says: readonly NodeSays[];
  readonly now: number;
}

/** A node each, folded, for phones. What failed stands above them in one place. */
export function NodeCards({ says, now }: NodeCardsProps) {
  return (
    <ul className="divide-y">
      {says.map((one) => (
        <li key={one.node.endpoint} data-testid="node-row" data-answered={one.answer !== undefined}>
          <NodeCard one={one} now={now} />
        </li>
      ))}
    </ul>
  );
}

function NodeCard({ one: { node, answer, problem }, now }: { readonly one: NodeSays; readonly now: number }) {
  if (answer === undefined)
    return (
      <div className="px-4 py-3">
        <NodeName node={node} />
        <p className="mt-1 text-sm text-warn" data-testid="node-silent">
          {problem}
        </p>
      </div>
    );
  const results = partResults(answer);
  const failed = results.filter(({ state }) => state === "failed").length;
  const passed = results.filter(({ state }) => state === "passed").length;
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center justify-between gap-3 px-4 py-3">
        <NodeName node={node} link={false} />
        <span className="flex items-center gap-2">
          <Badge tone={failed > 0 ? "bad" : passed > 0 ? "good" : "neutral"}>
            {failed > 0 ? `${failed} failed` : passed > 0 ? "passed" : "not measured"}
          </Badge>
          <ChevronDown aria-hidden className="size-4 text-muted transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <div className="space-y-3 px-4 pb-4 text-sm">
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
          {results.map((result) => (
            <div key={result.code} className="min-w-0">
              <dt className="text-xs text-muted">{result.label}</dt>
              <dd>
                <PartMark result={result} />
              </dd>
            </div>
          ))}
          <div className="min-w-0">
            <dt className="text-xs text-muted">Last round</dt>
            <dd>
              <RoundTime answer={answer} now={now} />
            </dd>
          </div>
        </dl>
        <Reasons answer={answer} results={results} now={now} />
      </div>
    </details>
  );
}
