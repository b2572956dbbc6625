import { useState } from "react";
import type { Address } from "viem";

import { encodePullBrake, encodeSupportBrake } from "../../../chain/governanceCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { PowerFacts } from "../proposal/PowerFacts.tsx";
import { useVotingPower } from "../useVotingPower.ts";
import type { Brake } from "./useBrake.ts";

interface BrakeFormProps {
  readonly account: Address;
  readonly brake: Brake;
  /** Whether the account is the guardian in its term. */
  readonly guards: boolean;
}

/** Supports that new deals stop, or stops them as the guardian, with the reason for everybody to read. */
export function BrakeForm({ account, brake, guards }: BrakeFormProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [reason, setReason] = useState("");
  const runs = brake.round > 0n;
  const power = useVotingPower(account, runs ? brake.snapshot : undefined);
  const stopped = useChainNow() < brake.pausedUntil;
  const text = reason.trim();
  const done = runner.progress.stage === "done";
  if (brake.supported && !guards && !done)
    return (
      <Panel title="Support it">
        <Notice tone="good" testId="brake-supported" title="You support the brake">
          Support adds up until {formatDateTime(brake.ends)}. It can&rsquo;t be taken back; it ends by itself.
        </Notice>
      </Panel>
    );
  if (stopped && !done)
    return (
      <Panel title="Support it">
        <Notice tone="info" testId="brake-stopped" title="New deals are stopped already">
          Nothing is to be supported until {formatDateTime(brake.pausedUntil)}, when the market takes deals again by
          itself.
        </Notice>
      </Panel>
    );
  const pulls = power !== undefined && brake.total + power.total >= brake.needed;
  const call = guards
    ? singleCall(account, "Stop new deals", { to: contracts.EntryBrake, data: encodePullBrake(text) })
    : singleCall(account, "Support the brake", { to: contracts.EntryBrake, data: encodeSupportBrake(text) });
  const able = guards || (power !== undefined && power.total > 0n);
  return (
    <Panel title={guards ? "Pull it" : "Support it"}>
      <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
        {guards ? (
          <p className="text-muted text-pretty">
            This wallet is the guardian&rsquo;s: it stops new deals alone and at once.
          </p>
        ) : (
          <>
            <PowerFacts
              power={power}
              title="Your votes"
              hint={runs ? `As of ${formatDateTime(brake.snapshot)}, when the round began` : "You would open a round"}
            />
            {power?.total === 0n && (
              <Notice tone="info" testId="brake-no-votes">
                This wallet has no votes {runs ? "in this round" : "now"}. Delegate its SNM to yourself to have them in
                the next one.
              </Notice>
            )}
            {pulls && (
              <Notice tone="warn" testId="brake-would-pull">
                With your votes it is pulled at once: no new deal opens from then on.
              </Notice>
            )}
          </>
        )}
        <TextArea
          label="Why, for everybody to read"
          testId="brake-reason"
          rows={3}
          value={reason}
          disabled={isRunning(runner.progress)}
          onChange={(event) => setReason(event.target.value)}
        />
        <ActionDone
          progress={runner.progress}
          title={guards || pulls ? "New deals are stopped." : "Your votes are counted."}
          testId="brake-done"
        />
        <ActionBox
          runner={runner}
          action={able && text !== "" && !done ? call : undefined}
          verb="support it"
          kind="danger"
          size="medium"
          className="w-full"
          testId="brake-submit"
        >
          {guards ? "Stop new deals" : "Support the brake"}
        </ActionBox>
      </form>
    </Panel>
  );
}
