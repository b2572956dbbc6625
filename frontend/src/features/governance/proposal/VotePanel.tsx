import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";

import { formatSnm } from "../../../lib/money.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../../wallet/ConnectEmpty.tsx";
import { SupportBadge } from "../SupportBadge.tsx";
import type { LiveProposal } from "../useLiveProposal.ts";
import { useVotingPower } from "../useVotingPower.ts";
import type { VoteFacts } from "../voteFacts.ts";
import { BallotForm } from "./BallotForm.tsx";
import { PowerFacts } from "./PowerFacts.tsx";
import { SendBallotForm } from "./SendBallotForm.tsx";

interface VotePanelProps {
  readonly proposalId: bigint;
  readonly number: number;
  readonly live: LiveProposal;
  readonly account: Address | undefined;
  /** The reader's own vote, where the index has it. */
  readonly mine: VoteFacts | undefined;
}

type Way = "own" | "other";

/** Voting, by a transaction or by a signature, and sending what somebody else signed. */
export function VotePanel({ proposalId, number, live, account, mine }: VotePanelProps) {
  const [way, setWay] = useState<Way>("own");
  return (
    <Panel title="Vote" aside={`until ${formatDateTime(live.deadline)}`}>
      <Choice
        label="Whose vote"
        testId="vote-whose"
        value={way}
        options={[
          { value: "own", text: "My vote" },
          { value: "other", text: "A signed vote" },
        ]}
        onChange={setWay}
      />
      <div className="mt-4">
        {way === "other" ? (
          <SendBallotForm proposalId={proposalId} number={number} account={account} />
        ) : account === undefined ? (
          <ConnectEmpty>Connect a wallet to vote. What it had when the vote began counts.</ConnectEmpty>
        ) : live.voted ? (
          <Notice tone="good" testId="vote-cast" title="This wallet has voted">
            {mine === undefined ? (
              "The list of votes shows it soon."
            ) : (
              <>
                <SupportBadge support={mine.support} /> with {formatSnm(mine.weight)} votes. A vote can&rsquo;t be
                changed.
              </>
            )}
          </Notice>
        ) : (
          <OwnVote key={account} proposalId={proposalId} number={number} live={live} account={account} />
        )}
      </div>
    </Panel>
  );
}

interface OwnVoteProps {
  readonly proposalId: bigint;
  readonly number: number;
  readonly live: LiveProposal;
  readonly account: Address;
}

function OwnVote({ proposalId, number, live, account }: OwnVoteProps) {
  const power = useVotingPower(account, live.snapshot);
  if (power === undefined) return <Skeleton className="h-40 w-full" />;
  if (power.total === 0n)
    return (
      <Notice tone="info" testId="vote-none" title="This wallet has no votes here">
        Votes count as of {formatDateTime(live.snapshot)}, when it had none. SNM in a wallet vote only once they are
        delegated, to yourself or to somebody else:{" "}
        <Link to="/dao/delegates" className="font-medium text-accent underline">
          delegate them for the next vote
        </Link>
        .
      </Notice>
    );
  return (
    <div className="space-y-4">
      <PowerFacts power={power} title="Your votes" hint={`As of ${formatDateTime(live.snapshot)}`} />
      <BallotForm proposalId={proposalId} number={number} account={account} />
    </div>
  );
}
