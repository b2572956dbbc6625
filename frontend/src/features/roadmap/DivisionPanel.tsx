import { MAX_FEATURE_CHOICES } from "@sonm/protocol/generated/constants.ts";
import { useState } from "react";
import type { Address } from "viem";

import { encodeCount, encodeSupport } from "../../chain/daoRecordCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { VotesText } from "../../ui/VotesText.tsx";
import { DivisionRow } from "./DivisionRow.tsx";
import { type DivisionDraft, WHOLE, divisionOf, isSameDivision, percentEntry, roomFor } from "./division.ts";
import { type Choice, useChoice } from "./useChoice.ts";
import type { Roadmap } from "./readRoadmap.ts";

interface DivisionPanelProps {
  readonly account: Address;
  readonly roadmap: Roadmap;
}

/** How the reader divides its votes between features, and changing it. */
export function DivisionPanel({ account, roadmap }: DivisionPanelProps) {
  const choice = useChoice(account, roadmap);
  return (
    <Panel
      title="My votes"
      aside={
        <>
          In this epoch: <VotesText votes={choice?.votes} testId="my-votes" />
        </>
      }
    >
      {choice === undefined ? (
        <Skeleton className="h-40 w-full" />
      ) : roadmap.features.length === 0 ? (
        <p className="text-muted text-pretty">You can divide your votes once a feature is listed.</p>
      ) : (
        <Division account={account} roadmap={roadmap} choice={choice} />
      )}
    </Panel>
  );
}

/** What of a choice can be kept: shares of features that are closed fall away. */
const entriesOf = ({ shares }: Choice, { features }: Roadmap): DivisionDraft =>
  new Map(
    features.flatMap(({ id }) => {
      const share = shares.get(id);
      return share === undefined ? [] : [[id, percentEntry(share)] as const];
    }),
  );

function Division({ account, roadmap, choice }: DivisionPanelProps & { readonly choice: Choice }) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [edited, setEdited] = useState<DivisionDraft>();
  const draft = edited ?? entriesOf(choice, roadmap);
  const division = divisionOf(draft, Number(MAX_FEATURE_CHOICES));
  const running = isRunning(runner.progress);
  const counted = choice.countedIn === roadmap.epoch;
  const same = isSameDivision(division.shares, choice.shares);
  const enter = (feature: bigint, text: string) => {
    setEdited(new Map([...draft, [feature, text]]));
    if (!running) runner.reset();
  };
  const send = () => {
    if (division.fault !== undefined || (same && (counted || choice.shares.size === 0))) return undefined;
    const title = division.shares.size === 0 ? "Take my votes back from the roadmap" : "Divide my votes";
    const data = same ? encodeCount([account]) : encodeSupport(division.shares);
    return singleCall(account, same ? "Count my votes in this epoch" : title, { to: contracts.Roadmap, data });
  };
  return (
    <div className="space-y-4">
      <p className="text-xs text-muted text-pretty">
        Divide your votes between what you want built, and change it at any time. Votes of an epoch are those that you
        had when it began: what you get later counts from the next one. You spend nothing by it.
      </p>
      {choice.votes === 0n && (
        <Notice tone="info" testId="no-votes" title="You had no votes when this epoch began">
          Delegate your SNM to yourself, lock or stake them. What you choose now counts once a new epoch begins.
        </Notice>
      )}
      {!counted && choice.shares.size > 0 && (
        <Notice tone="warn" testId="not-counted" title="A new epoch began, and your votes are not counted in it yet">
          Send it below as it is, or change it first.
        </Notice>
      )}
      <ul className="divide-y border-y">
        {roadmap.features.map(({ id, title }) => (
          <DivisionRow
            key={id}
            id={id}
            title={title}
            entry={draft.get(id) ?? ""}
            share={division.shares.get(id) ?? 0}
            room={roomFor(id, division)}
            disabled={running}
            onEntry={(text) => enter(id, text)}
          />
        ))}
      </ul>
      <p
        role="status"
        data-testid="division-sum"
        className={`flex justify-between gap-3 text-sm ${division.fault === undefined ? "text-muted" : "text-bad"}`}
      >
        {division.fault ?? (
          <>
            <span>Given: {basisPointsText(division.sum)}</span>
            <span>Not given: {basisPointsText(WHOLE - division.sum)}</span>
          </>
        )}
      </p>
      <ActionDone
        progress={runner.progress}
        title="Your votes are counted as you divided them."
        testId="division-done"
      />
      <ActionBox
        runner={runner}
        action={send()}
        verb="divide your votes"
        size="medium"
        className="w-full"
        testId="division-submit"
      >
        {same && !counted && choice.shares.size > 0
          ? "Count me in this epoch"
          : division.shares.size === 0 && choice.shares.size > 0
            ? "Take my votes back"
            : "Divide my votes"}
      </ActionBox>
    </div>
  );
}
