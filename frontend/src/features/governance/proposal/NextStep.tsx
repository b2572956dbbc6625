import type { ReactNode } from "react";
import type { Address } from "viem";

import { encodeCancelProposal, encodeExecuteProposal, encodeQueueProposal } from "../../../chain/governanceCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatDateTime } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import type { ProposalStage } from "../ProposalStage.ts";
import type { LiveProposal } from "../useLiveProposal.ts";

interface NextStepProps {
  readonly proposalId: bigint;
  readonly number: number;
  readonly stage: ProposalStage;
  readonly live: LiveProposal;
  readonly account: Address | undefined;
  /** Code of a target is other than when it was proposed: it can't be executed. */
  readonly codeChanged: boolean;
}

/** What is left to do with a proposal, by whom, and the button where the reader may. */
export function NextStep({ proposalId, number, stage, live, account, codeChanged }: NextStepProps) {
  const now = useChainNow();
  const mine = account?.toLowerCase() === live.proposer.toLowerCase();
  const step = { proposalId, number, account };
  switch (stage) {
    case "waits":
      return (
        <div className="space-y-3">
          <Words>
            Nothing is to do before the vote. Votes count <Term id="snapshot">as of</Term>{" "}
            {formatDateTime(live.snapshot)}: whoever wants to vote with SNM of a wallet delegates them before, to itself
            or to somebody else. Its proposer may take it back until then.
          </Words>
          {mine && (
            <Step
              key="cancel"
              {...step}
              verb="take it back"
              title={`Take back proposal ${number}`}
              data={encodeCancelProposal(proposalId)}
              done="It is taken back."
              kind="danger"
              testId="proposal-cancel"
            >
              Take it back
            </Step>
          )}
        </div>
      );
    case "votes":
      return (
        <Words>
          Everybody with votes at the beginning votes now. Where the quorum comes late, the vote goes on for longer.
        </Words>
      );
    case "accepted":
      return (
        <div className="space-y-3">
          <Words>
            It was accepted. Anybody puts it into the treasury&rsquo;s queue; its waiting time runs from then.
          </Words>
          <Step
            key="queue"
            {...step}
            verb="queue it"
            title={`Queue proposal ${number}`}
            data={encodeQueueProposal(proposalId)}
            done="It is in the queue."
            testId="proposal-queue"
          >
            Queue it
          </Step>
        </div>
      );
    case "queued":
      if (codeChanged) return <Words>It can&rsquo;t be executed: code that it calls has changed since.</Words>;
      return (
        <div className="space-y-3">
          <Words>
            {now >= live.eta
              ? "Its time has come: anybody executes it."
              : `It waits in the treasury. From ${formatDateTime(live.eta)} on anybody executes it.`}
          </Words>
          {now >= live.eta && (
            <Step
              key="execute"
              {...step}
              verb="execute it"
              title={`Execute proposal ${number}`}
              data={encodeExecuteProposal(proposalId)}
              done="It is executed."
              testId="proposal-execute"
            >
              Execute it
            </Step>
          )}
        </div>
      );
    case "executed":
      return <Words>It was carried out. Nothing is left to do.</Words>;
    case "cancelled":
      return <Words>It was cancelled, and can&rsquo;t be taken up again. A new proposal can say the same.</Words>;
    default:
      return <Words>It was not accepted. Nothing happens. A new proposal can say the same.</Words>;
  }
}

function Words({ children }: { readonly children: ReactNode }) {
  return (
    <p className="text-muted text-pretty" data-testid="proposal-next">
      {children}
    </p>
  );
}

interface StepProps {
  readonly account: Address | undefined;
  readonly verb: string;
  readonly title: string;
  readonly data: `0x${string}`;
  readonly done: string;
  readonly kind?: "primary" | "danger";
  readonly testId: string;
  readonly children: string;
}

function Step({ account, verb, title, data, done, kind = "primary", testId, children }: StepProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const action = account && singleCall(account, title, { to: contracts.SonmGovernor, data });
  return (
    <div className="space-y-3">
      <ActionDone progress={runner.progress} title={done} testId={`${testId}-done`} />
      <ActionBox
        runner={runner}
        action={runner.progress.stage === "done" ? undefined : action}
        verb={verb}
        kind={kind}
        size="medium"
        className="w-full"
        testId={testId}
      >
        {children}
      </ActionBox>
    </div>
  );
}
