import { type Ballot, writeBallot } from "@sonm/protocol/ballot.ts";
import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { useState } from "react";
import type { Address } from "viem";
import { readContract } from "viem/actions";
import { useConfig } from "wagmi";

import { ballotTypedData } from "../../../chain/ballotTypedData.ts";
import { encodeVote } from "../../../chain/governanceCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Action } from "../../../tx/Action.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { SUPPORTS, SupportChoice, type SupportValue } from "./SupportChoice.tsx";

interface BallotFormProps {
  readonly proposalId: bigint;
  readonly number: number;
  readonly account: Address;
}

const wordOf = (support: SupportValue): string => SUPPORTS.find(({ value }) => value === support)?.text ?? "";

/** A vote with its reason: sent by this wallet, or only signed for somebody else to send. */
export function BallotForm({ proposalId, number, account }: BallotFormProps) {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const runner = useAction();
  const [support, setSupport] = useState<SupportValue>("1");
  const [reason, setReason] = useState("");
  const [signs, setSigns] = useState(false);
  const [signed, setSigned] = useState<string>();
  const governor = contracts.SonmGovernor;
  const running = isRunning(runner.progress);
  const title = `Vote on proposal ${number}: ${wordOf(support).toLowerCase()}`;
  const text = reason.trim();

  const edit = (change: () => void) => {
    change();
    setSigned(undefined);
    if (!running) runner.reset();
  };
  const signing = (): Action => {
    let ballot: Ballot | undefined;
    return {
      title: `Sign a vote on proposal ${number}`,
      account,
      prompts: [
        {
          kind: "signature",
          label: `Sign: ${wordOf(support).toLowerCase()} proposal ${number}`,
          message: async () => {
            const nonce = await readContract(config.getClient({ chainId }), {
              abi: sonmGovernorAbi,
              address: governor,
              functionName: "nonces",
              args: [account],
            });
            ballot = { proposalId, support: Number(support), voter: account, nonce, reason: text };
            return ballotTypedData(ballot, chainId, governor);
          },
        },
      ],
      onSigned: ([signature]) => {
        if (ballot !== undefined && signature !== undefined)
          setSigned(writeBallot({ ...ballot, chainId, governor, signature }));
      },
    };
  };
  const action = signs
    ? signing()
    : singleCall(account, title, { to: governor, data: encodeVote(proposalId, Number(support), text) });

  return (
    <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
      <SupportChoice value={support} onChange={(value) => edit(() => setSupport(value))} disabled={running} />
      <TextArea
        label="Reason, for everybody to read"
        hint="It stays on the chain for good. You may leave it empty."
        testId="vote-reason"
        rows={3}
        value={reason}
        disabled={running}
        onChange={(event) => edit(() => setReason(event.target.value))}
      />
      <Switch
        label="Only sign it"
        hint="Costs nothing: you hand the signature to somebody who sends it for you."
        checked={signs}
        disabled={running}
        testId="vote-sign-only"
        onChange={(value) => edit(() => setSigns(value))}
      />
      {signed !== undefined && <SignedText text={signed} />}
      <ActionDone progress={runner.progress} title="Your vote counts." testId="vote-done" />
      <ActionBox
        runner={runner}
        action={signed === undefined && runner.progress.stage !== "done" ? action : undefined}
        verb="vote"
        size="medium"
        className="w-full"
        testId="vote-submit"
      >
        {signs ? "Sign the vote" : `Vote ${wordOf(support).toLowerCase()}`}
      </ActionBox>
    </form>
  );
}

function SignedText({ text }: { readonly text: string }) {
  return (
    <div>
      <p className="mb-1.5 flex items-center justify-between text-xs font-medium text-muted">
        Signed. Hand this text to whoever sends it before the vote ends.
        <CopyButton text={text} label="Copy the signed vote" />
      </p>
      <pre
        data-testid="signed-ballot"
        tabIndex={0}
        className="max-h-40 overflow-auto rounded-lg bg-raised p-3 font-mono text-xs break-all whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  );
}
