import { Link } from "@tanstack/react-router";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { encodePayStream } from "../../chain/workCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import { formatSnm } from "../../lib/money.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import type { LiveWork } from "./readLiveWork.ts";

interface StreamPanelProps {
  readonly live: LiveWork;
  readonly running: boolean;
}

/** What is paid by the second beside the milestones; anybody may have it paid. */
export function StreamPanel({ live, running }: StreamPanelProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const { id, state, terms, streamDue, goodUntil } = live;
  const overdue = running && goodUntil !== undefined && goodUntil <= now;
  const call = { to: contracts.WorkOrders, data: encodePayStream(id) };
  const title = `Pay ${formatSnm(streamDue)} SNM of the stream`;
  return (
    <Panel title={<Term id="stream">Stream</Term>}>
      <div className="space-y-4">
        <Facts>
          <Fact name="Ordered at most" hint={`Evenly over ${formatDuration(terms.streamDuration)}`}>
            <Snm wei={terms.stream} />
          </Fact>
          {running && (
            <>
              <Fact name="Not paid yet">
                <Snm wei={state.streamLeft} />
              </Fact>
              <Fact name="Due now" strong>
                <Snm wei={streamDue} testId="stream-due" />
              </Fact>
              <Fact name="Paid up to">{formatDateTime(state.streamedUntil)}</Fact>
            </>
          )}
        </Facts>
        {overdue && (
          <Notice tone="warn" testId="stream-stopped" title="The stream stands still">
            A report of the developer is overdue since {formatDateTime(goodUntil)}. It goes on once the report is{" "}
            <Link to="/dao/reports" className="underline">
              filed
            </Link>
            .
          </Notice>
        )}
        <ActionDone progress={runner.progress} title="The stream is paid." testId="stream-done" />
        {running && (streamDue > 0n || runner.progress.stage !== "idle") && (
          <ActionBox
            runner={runner}
            action={account === undefined || streamDue === 0n ? undefined : singleCall(account, title, call)}
            verb="pay it"
            kind="secondary"
            size="medium"
            className="w-full"
            testId="stream-submit"
          >
            Pay what is due to the developer
          </ActionBox>
        )}
      </div>
    </Panel>
  );
}
