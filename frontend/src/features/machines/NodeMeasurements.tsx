import { RadioTower } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import type { NodeSays } from "../../relay/fetchMachineAnswers.ts";
import { formatDateTime } from "../../lib/time.ts";
import { currentFailures } from "../../relay/currentFailures.ts";
import { currentLeftOut } from "../../relay/currentLeftOut.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useWide } from "../../ui/useWide.ts";
import { NodeCards } from "./NodeCards.tsx";
import { NodeTable } from "./NodeTable.tsx";

/** What each masternode measured of the machine, what failed and why. */
export function NodeMeasurements({ says }: { readonly says: readonly NodeSays[] | undefined }) {
  const now = useChainNow();
  const wide = useWide();
  const answered = says?.filter(({ answer }) => answer !== undefined) ?? [];
  const aside = says && says.length > 0 ? `${answered.length} of ${says.length} masternodes answer` : undefined;
  if (says === undefined)
    return (
      <Panel title="Measurements by node">
        <div aria-busy>
          <Skeleton className="h-16 w-full" />
        </div>
      </Panel>
    );
  return (
    <Panel title="Measurements by node" aside={aside} flush>
      <div data-testid="node-measurements">
        {answered.length === 0 ? (
          <Empty
            icon={RadioTower}
            title="No masternode tells"
            testId="nodes-silent"
            next={{ to: "/masternodes", text: "Look at the masternodes" }}
          >
            {says.length === 0
              ? "The index knows of no masternode yet."
              : "None of them answers this page. On the command line, `sonm machine` asks all of them."}
          </Empty>
        ) : (
          <>
            <Failures says={answered} />
            <LeftOut says={answered} />
            {wide ? <NodeTable says={says} now={now} /> : <NodeCards says={says} now={now} />}
          </>
        )}
      </div>
    </Panel>
  );
}

/** What fails now, in one place, above who says it. */
function Failures({ says }: { readonly says: readonly NodeSays[] }) {
  const failures = currentFailures(says);
  const never = says.every(({ answer }) => answer?.heardAt === null);
  if (never)
    return (
      <div className="border-b p-4 sm:px-5">
        <Notice tone="warn" title="No masternode has heard of this machine" testId="nodes-unheard">
          Start the agent on it with <code className="font-mono text-xs">npm run sonm -- agent</code>, and see that it
          reaches the masternodes. <code className="font-mono text-xs">check agent</code> says what is wrong.
        </Notice>
      </div>
    );
  if (failures.length === 0) return null;
  const whole = says.some(({ answer }) => answer?.rounds[0]?.outcome === "partial");
  return (
    <div className="border-b p-4 sm:px-5">
      <Notice tone="bad" title="What failed, and why" testId="nodes-failures">
        <ul className="mt-1 space-y-1">
          {failures.map(({ sentence, nodes, label }) => (
            <li key={label}>
              {sentence} <span className="whitespace-nowrap">({nodes === 1 ? "one node" : `${nodes} nodes`})</span>
            </li>
          ))}
        </ul>
        <p className="mt-1.5">
          It is tried again by itself.{" "}
          {whole
            ? "What did not fail is attested all the same."
            : "Where a round broke off, what an earlier one found still counts, as long as that is good."}
        </p>
      </Notice>
    </div>
  );
}

/** What was measured, and is not attested since the nodes found other numbers. */
function LeftOut({ says }: { readonly says: readonly NodeSays[] }) {
  const leftOut = currentLeftOut(says);
  if (leftOut === undefined) return null;
  return (
    <div className="border-b p-4 sm:px-5">
      <Notice tone="warn" title="Measured, and not agreed on" testId="nodes-left-out">
        <ul className="mt-1 space-y-1">
          {leftOut.why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="mt-1.5">
          {leftOut.notBefore === undefined
            ? "The next reports weigh what the masternodes measure from now on."
            : `It is measured again in one of the next epochs, not before ${formatDateTime(leftOut.notBefore)}, once it has no deal.`}
        </p>
      </Notice>
    </div>
  );
}
