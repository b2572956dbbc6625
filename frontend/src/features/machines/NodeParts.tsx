import type { MachineAnswer, MachineRound } from "@sonm/protocol/machine.ts";
import { failureSentence } from "@sonm/protocol/machineParts.ts";
import { CircleCheck, CircleX, Minus } from "lucide-react";

import { formatDateTime } from "../../lib/time.ts";
import type { NamedNode } from "../../relay/namedNodes.ts";
import type { PartResult } from "../../relay/partResults.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Time } from "../../ui/Time.tsx";

/** A masternode by its owner; by its address on the net where the page knows no owner. */
export function NodeName({ node, link = true }: { readonly node: NamedNode; readonly link?: boolean }) {
  return (
    <span className="block min-w-0">
      {node.owner !== undefined && (
        <span className="block">
          <AddressText address={node.owner} link={link} />
        </span>
      )}
      <span className="block truncate text-xs text-muted" title={node.endpoint}>
        {node.endpoint.replace(/^https?:\/\//, "").replace(/\/+$/, "") || "no endpoint"}
      </span>
    </span>
  );
}

const MARKS = {
  passed: { icon: CircleCheck, tone: "text-good", text: "passed" },
  failed: { icon: CircleX, tone: "text-bad", text: "failed" },
  unmeasured: { icon: Minus, tone: "text-muted", text: "not measured" },
};

/** What became of a part, in a word. */
export function PartMark({ result }: { readonly result: PartResult | undefined }) {
  const { icon: Icon, tone, text } = MARKS[result?.state ?? "unmeasured"];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${tone}`} data-state={result?.state}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {text}
    </span>
  );
}

/** When the newest round ended, or that none ever did. */
export function RoundTime({
  answer: { rounds, measured },
  now,
}: {
  readonly answer: MachineAnswer;
  readonly now: number;
}) {
  const time = rounds[0]?.endedAt ?? measured?.measuredAt;
  return time === undefined ? <span className="text-muted">none</span> : <Time time={time} now={now} />;
}

const OUTCOMES: Record<MachineRound["outcome"], string> = {
  measured: "Every part passed.",
  partial: "Some parts failed.",
  failed: "Nothing was measured.",
  abandoned: "The machine did not come back.",
};

interface ReasonsProps {
  readonly answer: MachineAnswer;
  readonly results: readonly PartResult[];
  readonly now: number;
}

/** Why parts failed, why the node does not vouch for the machine, and how earlier rounds ended. */
export function Reasons({ answer: { reasons, rounds, inReport }, results, now }: ReasonsProps) {
  const failed = results.flatMap((result) => result.reasons);
  const unsupported = reasons.length === 0 && inReport === null;
  const earlier = rounds.slice(1);
  if (failed.length === 0 && reasons.length === 0 && !unsupported && earlier.length === 0) return null;
  return (
    <div className="space-y-1.5 text-xs text-pretty">
      {failed.map((sentence) => (
        <p key={sentence} className="text-bad" data-testid="node-failure">
          {sentence}
        </p>
      ))}
      {reasons.map(({ code, message }) => (
        <p key={code} className="text-warn" data-testid="node-reason">
          Does not vouch for it: {message}
        </p>
      ))}
      {unsupported && (
        <p className="text-muted">
          It vouches for the machine, but the newest report does not hold it: nodes with more than a third of the stake
          have to have measured it.
        </p>
      )}
      {earlier.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted hover:text-text">
            {earlier.length === 1 ? "One earlier round" : `${earlier.length} earlier rounds`}
          </summary>
          <ul className="mt-1.5 space-y-1 pl-3">
            {earlier.map((round, index) => (
              <li key={`${round.endedAt}-${index}`}>
                <Time time={round.endedAt} now={now} />{" "}
                <span className="text-muted">({formatDateTime(round.endedAt)})</span>: {OUTCOMES[round.outcome]}{" "}
                {Object.entries(round.failures)
                  .map(([part, reason]) => failureSentence(part, reason))
                  .join(" ")}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
