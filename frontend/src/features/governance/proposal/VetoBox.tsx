import { useState } from "react";
import type { Address } from "viem";

import { encodeVeto } from "../../../chain/governanceCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatDateTime } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Panel } from "../../../ui/Panel.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { Guardian } from "../useGuardian.ts";

interface VetoBoxProps {
  readonly proposalId: bigint;
  readonly number: number;
  readonly account: Address;
  readonly guardian: Guardian;
}

/** For the guardian: cancels a proposal, with the reason for everybody to read. */
export function VetoBox({ proposalId, number, account, guardian }: VetoBoxProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [reason, setReason] = useState("");
  const text = reason.trim();
  return (
    <Panel title={<Term id="veto">Veto</Term>} aside={`your term ends ${formatDateTime(guardian.ends)}`}>
      <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
        <p className="text-muted text-pretty">
          This wallet is the guardian&rsquo;s. A veto cancels the proposal for good, at once.
        </p>
        <TextArea
          label="Why, for everybody to read"
          testId="veto-reason"
          rows={3}
          value={reason}
          disabled={isRunning(runner.progress)}
          onChange={(event) => setReason(event.target.value)}
        />
        <ActionDone progress={runner.progress} title="It is cancelled." testId="veto-done" />
        <ActionBox
          runner={runner}
          action={
            text === "" || runner.progress.stage === "done"
              ? undefined
              : singleCall(account, `Veto proposal ${number}`, {
                  to: contracts.SonmGovernor,
                  data: encodeVeto(proposalId, text),
                })
          }
          verb="veto"
          kind="danger"
          size="medium"
          className="w-full"
          testId="veto-submit"
        >
          Veto it
        </ActionBox>
      </form>
    </Panel>
  );
}
