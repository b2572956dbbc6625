import { isAddressEqual, keccak256, toBytes } from "viem";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatDateTime } from "../../../lib/time.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { isOpen, stageOf } from "../ProposalStage.ts";
import { StageBadge } from "../StageBadge.tsx";
import { useCodeChanged } from "../effect/useCodeChanged.ts";
import { ForMePanel } from "../mine/ForMePanel.tsx";
import { actsAsGuardian, useGuardian } from "../useGuardian.ts";
import { useLiveProposal } from "../useLiveProposal.ts";
import { useVotingPower } from "../useVotingPower.ts";
import { DescriptionPanel } from "./DescriptionPanel.tsx";
import { DoesPanel } from "./DoesPanel.tsx";
import { NextStep } from "./NextStep.tsx";
import { PowerFacts } from "./PowerFacts.tsx";
import { TallyPanel } from "./TallyPanel.tsx";
import { TimelinePanel } from "./TimelinePanel.tsx";
import { VetoBox } from "./VetoBox.tsx";
import { VotePanel } from "./VotePanel.tsx";
import { VotesPanel } from "./VotesPanel.tsx";
import type { ProposalDetail } from "./proposalQuery.ts";
import { timelineOf } from "./timeline.ts";
import { useProposalCalls } from "./useProposalCalls.ts";
import { useWait } from "./useWait.ts";

/** A proposal that the index knows, with what the chain says of it now. */
export function ProposalView({ detail }: { readonly detail: ProposalDetail }) {
  const { facts, description, codeHash, block, votes } = detail;
  const { id, number } = facts;
  const { account } = useMe();
  const now = useChainNow();
  const { live, failed } = useLiveProposal(id, account);
  const guardian = useGuardian();
  const kept = useProposalCalls(id);
  const wait = useWait(kept?.calls);
  const stage = live && stageOf(live.state);
  const open = stage !== undefined && isOpen(stage);
  const changed = useCodeChanged(
    kept?.calls.map(({ target }) => target),
    codeHash,
    open,
  );
  const other = kept !== undefined && keccak256(toBytes(description)) !== kept.descriptionHash;
  const mine = votes.find(({ voter }) => account !== undefined && isAddressEqual(voter, account));
  const times = live === undefined ? facts : { ...facts, snapshot: live.snapshot, deadline: live.deadline };
  return (
    <>
      <BackLink to="/dao/proposals">Proposals</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            <span className="min-w-0 break-words">{facts.title === "" ? "Without a title" : facts.title}</span>
            <StageBadge stage={stage} />
          </span>
        }
      >
        Proposal {number}, made by{" "}
        <AddressText
          address={facts.proposer}
          mine={account !== undefined && isAddressEqual(facts.proposer, account)}
          copy
        />{" "}
        on {formatDateTime(facts.createdAt)}
      </PageHeader>
      <div className="mb-4 space-y-4 empty:hidden">
        {failed && (
          <Notice tone="bad" live testId="proposal-unreachable" title="The network does not answer.">
            State and votes are read again by itself.
          </Notice>
        )}
        {facts.veto !== undefined && (
          <Notice tone="warn" testId="proposal-vetoed" title="The guardian vetoed it">
            {facts.veto.reason === "" ? "It gave no reason." : facts.veto.reason}
          </Notice>
        )}
        {changed === true && (
          <Notice tone="bad" testId="proposal-code-changed" title="Code that it calls has changed since">
            A contract does something else than when this was proposed, so the governor refuses to execute it. Vote
            against it, and propose it anew once the new code is read.
          </Notice>
        )}
        {other && (
          <Notice tone="bad" testId="proposal-text-other" title="The text is not the proposer&rsquo;s">
            The index tells another text than the chain pinned. Trust the calls below, not the words.
          </Notice>
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_1fr]">
        <div className="space-y-4">
          <DoesPanel calls={kept?.calls} open={stage === undefined || open} block={block} wait={wait} />
          {account !== undefined && kept !== undefined && open && <ForMePanel calls={kept.calls} account={account} />}
          <DescriptionPanel description={description} />
        </div>
        <div className="space-y-4 lg:row-span-2">
          {stage === "votes" && live !== undefined && (
            <VotePanel key={account} proposalId={id} number={number} live={live} account={account} mine={mine} />
          )}
          {stage === "waits" && account !== undefined && <PowerNow account={account} />}
          <TallyPanel live={live} />
          {stage === undefined || live === undefined ? (
            <Panel title="Timeline">
              <Skeleton className="h-114 w-full" />
            </Panel>
          ) : (
            <TimelinePanel
              steps={timelineOf(
                { ...times, eta: live.eta > 0 ? live.eta : facts.eta },
                { stage, now, wait: wait?.seconds },
                detail,
              )}
            >
              <NextStep
                proposalId={id}
                number={number}
                stage={stage}
                live={live}
                account={account}
                codeChanged={changed === true}
              />
            </TimelinePanel>
          )}
          {open && account !== undefined && guardian !== undefined && actsAsGuardian(guardian, account, now) && (
            <VetoBox proposalId={id} number={number} account={account} guardian={guardian} />
          )}
        </div>
        <VotesPanel votes={votes} />
      </div>
    </>
  );
}

/** With how many votes the reader would vote if the vote began now. */
function PowerNow({ account }: { readonly account: `0x${string}` }) {
  const power = useVotingPower(account);
  return (
    <Panel
      title={
        <>
          Your <Term id="votes">votes</Term>
        </>
      }
    >
      <PowerFacts power={power} title="Your votes" hint="If the vote began now" />
    </Panel>
  );
}
