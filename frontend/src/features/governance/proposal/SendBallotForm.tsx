import { useState } from "react";
import type { Address } from "viem";

import { encodeSignedVote } from "../../../chain/governanceCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { SupportBadge } from "../SupportBadge.tsx";
import { ballotFault, readSignedBallot } from "./signedBallot.ts";
import { useVoterState } from "./useVoterState.ts";

interface SendBallotFormProps {
  readonly proposalId: bigint;
  readonly number: number;
  readonly account: Address | undefined;
}

/** Sends the vote that somebody signed. It can't be changed on the way. */
export function SendBallotForm({ proposalId, number, account }: SendBallotFormProps) {
  const { chainId, contracts } = useRuntimeConfig();
  const runner = useAction();
  const [text, setText] = useState("");
  const ballot = readSignedBallot(text);
  const voter = useVoterState(ballot?.voter, proposalId);
  const governor = contracts.SonmGovernor;
  const done = runner.progress.stage === "done";
  const fault =
    text.trim() === "" || done
      ? undefined
      : ballot === undefined
        ? "This is no signed vote. Paste the whole text, from { to }."
        : voter && ballotFault(ballot, { chainId, governor, proposalId, ...voter });
  const good = ballot !== undefined && voter !== undefined && fault === undefined && !done;
  const action =
    good && account !== undefined
      ? singleCall(account, `Send the vote of ${shortAddress(ballot.voter)} on proposal ${number}`, {
          to: governor,
          data: encodeSignedVote(ballot, ballot.signature),
        })
      : undefined;
  return (
    <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
      <TextArea
        label="Signed vote"
        hint="The text that the voter's page or command line gave. Sending it costs you the network's fee."
        fault={fault}
        testId="ballot-text"
        rows={6}
        className="font-mono text-xs break-all"
        spellCheck={false}
        value={text}
        disabled={isRunning(runner.progress)}
        onChange={(event) => {
          setText(event.target.value);
          if (!isRunning(runner.progress)) runner.reset();
        }}
      />
      {ballot !== undefined && (
        <Facts className="border-y">
          <Fact name="Voter">
            <AddressText address={ballot.voter} />
          </Fact>
          <Fact name="Vote">
            <SupportBadge support={ballot.support} />
          </Fact>
          <Fact name="Reason">{ballot.reason === "" ? "none" : ballot.reason}</Fact>
        </Facts>
      )}
      <ActionDone progress={runner.progress} title="The vote counts." testId="ballot-done" />
      <ActionBox runner={runner} action={action} verb="send it" size="medium" className="w-full" testId="ballot-submit">
        Send the vote
      </ActionBox>
    </form>
  );
}
