import { Link } from "@tanstack/react-router";
import { ServerOff } from "lucide-react";
import { useState } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { Term } from "../../../glossary/Term.tsx";
import { IndexedPage } from "../../../indexer/IndexedPage.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { shareText } from "../../../lib/percent.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { NodeStateBadge } from "../NodeStateBadge.tsx";
import type { ClaimOffer } from "../claim/claimOffer.ts";
import { type ReviewKind, StakeReview } from "../mine/StakeReview.tsx";
import { type NodeDetail, fetchNode } from "../nodeQuery.ts";
import { nodeState, stateWords } from "../nodeState.ts";
import { ClaimSheet } from "../sheets/ClaimSheet.tsx";
import { useLiveNode } from "../useLiveNode.ts";
import { useStakes } from "../useStakes.ts";
import { CommissionPanel } from "./CommissionPanel.tsx";
import { DutyPanel } from "./DutyPanel.tsx";
import { HoldersPanel } from "./HoldersPanel.tsx";
import { KeysPanel } from "./KeysPanel.tsx";
import { RewardsPanel } from "./RewardsPanel.tsx";
import { SlashesPanel } from "./SlashesPanel.tsx";
import { StakeHerePanel } from "./StakeHerePanel.tsx";

/** One masternode: its duty, its stake, what it takes, earned and lost. */
export function MasternodePage({ owner }: { readonly owner: Address }) {
  const node = useIndexed(["masternode", owner.toLowerCase()], (indexer, signal) =>
    fetchNode(indexer, owner, signal).then((found) => found ?? null),
  );
  return (
    <IndexedPage
      query={node}
      what="the masternode"
      missing={{
        icon: ServerOff,
        testId: "masternode-missing",
        title: "No such masternode",
        text: "This account never registered one. It may be a moment too new, or of another network.",
        to: "/masternodes",
        back: "To the masternodes",
      }}
    >
      {(found) => <KnownNode node={found} />}
    </IndexedPage>
  );
}

function KnownNode({ node }: { readonly node: NodeDetail }) {
  const { facts, holders, slashes, reports, rewardPeriod, totalStake } = node;
  const { account } = useMe();
  const now = useChainNow();
  const live = useLiveNode(facts.owner);
  const stake = useStakes(account, [facts.owner])?.[0];
  const [review, setReview] = useState<ReviewKind>();
  const [offer, setOffer] = useState<ClaimOffer>();
  const own = facts.owner.toLowerCase() === account?.toLowerCase();
  const state = nodeState(facts, now);
  const { meaning } = stateWords(state, facts.jailedUntil);
  return (
    <>
      <BackLink to="/masternodes">Masternodes</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3 break-words">
            {facts.name === "" ? "Masternode" : facts.name}
            <NodeStateBadge node={facts} />
          </span>
        }
        aside={
          own ? (
            <Button kind="primary" asChild>
              <Link to="/masternodes/console" data-testid="to-console">
                Operator&rsquo;s console
              </Link>
            </Button>
          ) : (
            <Button kind="primary" data-testid="delegate-open" onClick={() => setReview("delegate")}>
              Delegate
            </Button>
          )
        }
      >
        <span className="block">
          <AddressText address={facts.owner} mine={own} copy />
        </span>
        {facts.description !== "" && <span className="mt-1 block break-words">{facts.description}</span>}
      </PageHeader>
      {state !== "active" && (
        <div className="mb-4">
          <Notice tone={state === "jailed" ? "bad" : "warn"} testId="node-not-active" title={meaning} />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="space-y-4">
          <Panel>
            <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
              <Stat name="Stake" note={`${shareText(facts.stake, totalStake)} of all stake`}>
                <Snm wei={facts.stake} testId="node-stake" />
              </Stat>
              <Stat name={<Term id="bond">Bond</Term>} note="the owner's own in it">
                <Snm wei={live?.bond} testId="node-bond" />
              </Stat>
              <Stat name={<Term id="unbonding">On the way out</Term>} note="slashed too, until it is out">
                <Snm wei={facts.unbonding} />
              </Stat>
              <Stat
                name={
                  <>
                    Lost by <Term id="slash">slashes</Term>
                  </>
                }
              >
                <Snm wei={facts.slashed} />
              </Stat>
            </div>
          </Panel>
          <DutyPanel owner={facts.owner} reports={reports} signed={facts.reportsSigned} />
          <HoldersPanel owner={facts.owner} holders={holders} live={live} />
          <SlashesPanel slashes={slashes} slashed={facts.slashed} />
        </div>
        <div className="space-y-4">
          {account !== undefined && (
            <StakeHerePanel account={account} stake={stake} own={own} onReview={(kind) => setReview(kind)} />
          )}
          <RewardsPanel node={node} live={live} onClaim={setOffer} />
          <CommissionPanel changes={facts.commissions} />
          <KeysPanel node={node} live={live} />
        </div>
      </div>
      {review !== undefined && (
        <StakeReview kind={review} stake={stake} node={facts} onDone={() => setReview(undefined)} />
      )}
      {offer !== undefined && (
        <ClaimSheet node={facts} {...{ offer, rewardPeriod }} onDone={() => setOffer(undefined)} />
      )}
    </>
  );
}
