import { Link } from "@tanstack/react-router";
import { MessageSquareText } from "lucide-react";

import { useMe } from "../../../chain/useMe.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { SupportBadge } from "../SupportBadge.tsx";
import { VotesText } from "../../../ui/VotesText.tsx";
import type { VoteFacts } from "../voteFacts.ts";
import { MOST_VOTES } from "./proposalQuery.ts";

/** Who voted how, with how much, and why. */
export function VotesPanel({ votes }: { readonly votes: readonly VoteFacts[] }) {
  const { account } = useMe();
  return (
    <Panel
      title="Votes and reasons"
      aside={votes.length === MOST_VOTES ? `the heaviest ${MOST_VOTES}` : `${votes.length} in all`}
      flush
    >
      {votes.length === 0 ? (
        <Empty icon={MessageSquareText} title="Nobody has voted yet" testId="votes-empty">
          Votes stand here with their reasons, as soon as somebody casts one. You cast yours on this page while the vote
          runs.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="votes">
          {votes.map((vote) => (
            <li key={vote.voter} data-testid="vote" data-voter={vote.voter} className="px-4 py-3 sm:px-5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link to="/dao/delegates/$address" params={{ address: vote.voter }} className="hover:underline">
                  <AddressText
                    address={vote.voter}
                    mine={vote.voter.toLowerCase() === account?.toLowerCase()}
                    link={false}
                  />
                </Link>
                <SupportBadge support={vote.support} />
                <span className="ml-auto font-medium">
                  <VotesText votes={vote.weight} />
                </span>
              </div>
              {vote.reason !== "" && <p className="mt-1.5 break-words whitespace-pre-wrap">{vote.reason}</p>}
              <p className="mt-1 text-xs text-muted">
                {formatDateTime(vote.time)}
                {vote.sender.toLowerCase() !== vote.voter.toLowerCase() && (
                  <span data-testid="vote-by-signature">
                    {" "}
                    · sent by {shortAddress(vote.sender)}, by the voter&rsquo;s signature or as its wallet
                  </span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
