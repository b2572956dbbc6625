import { Link } from "@tanstack/react-router";
import type { Address } from "viem";

import { useMe } from "../../../chain/useMe.ts";
import { IndexUnreachable } from "../../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { formatDate, formatDateTime } from "../../../lib/time.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { SupportBadge } from "../SupportBadge.tsx";
import { VotesText } from "../../../ui/VotesText.tsx";
import { useVotingPower } from "../useVotingPower.ts";
import { DelegatePanel } from "./DelegatePanel.tsx";
import { type DelegateRecord, fetchDelegate } from "./delegatesQuery.ts";

const ROW = "flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5";

/** What somebody did with the votes that others trust it with. Every address has such a page. */
export function DelegatePage({ address }: { readonly address: Address }) {
  const { account } = useMe();
  const power = useVotingPower(address);
  const query = useIndexed(["delegate", address.toLowerCase()], (indexer, signal) =>
    fetchDelegate(indexer, address, signal),
  );
  const mine = address.toLowerCase() === account?.toLowerCase();
  const { data } = query;
  const facts = data?.facts;
  return (
    <>
      <BackLink to="/dao/delegates">Delegates</BackLink>
      <PageHeader title={<AddressText address={address} mine={mine} copy />}>
        With how many votes it votes now, and what it did with them.
      </PageHeader>
      <div className="space-y-4">
        <Panel>
          <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4">
            <Stat name="Votes now" note="by the chain">
              <VotesText votes={power?.total} testId="delegate-votes" />
            </Stat>
            <Stat name="From wallets">
              <VotesText votes={power?.wallets} />
            </Stat>
            <Stat name="From locked SNM">
              <VotesText votes={power?.locked} />
            </Stat>
            <Stat name="Staked itself">
              <VotesText votes={power?.staked} />
            </Stat>
            {facts !== undefined && (
              <>
                <Stat name="Wallets that delegate">{facts.delegators}</Stat>
                <Stat name="Votes cast">{facts.cast}</Stat>
                <Stat name="Proposals made">{facts.made}</Stat>
                <Stat name="Voted last">
                  {facts.lastVotedAt === undefined ? "never" : formatDate(facts.lastVotedAt)}
                </Stat>
              </>
            )}
          </div>
        </Panel>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="space-y-4">
            {data !== undefined ? (
              <Record record={data} />
            ) : query.isError ? (
              <Panel flush>
                <IndexUnreachable onRetry={() => void query.refetch()} />
              </Panel>
            ) : (
              <Panel title="Votes and reasons">
                <div aria-busy>
                  <Skeleton className="h-24 w-full" />
                </div>
              </Panel>
            )}
          </div>
          {account !== undefined && <DelegatePanel key={account} account={account} to={address} />}
        </div>
      </div>
    </>
  );
}

/** @param record null: the index knows nothing of it */
function Record({ record }: { readonly record: DelegateRecord | null }) {
  const votes = record?.votes ?? [];
  const delegators = record?.delegators ?? [];
  const proposals = record?.proposals ?? [];
  return (
    <>
      <Panel title="Votes and reasons" flush>
        {votes.length === 0 ? (
          <None testId="delegate-no-votes">
            It has not voted on any proposal. Its votes stand here with their reasons.
          </None>
        ) : (
          <ul className="divide-y" data-testid="delegate-cast">
            {votes.map(({ number, title, support, weight, reason, time }) => (
              <li key={number} className="px-4 py-3 sm:px-5">
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <ProposalLink number={number} title={title} />
                  <SupportBadge support={support} />
                  <span className="ml-auto">
                    <VotesText votes={weight} />
                  </span>
                </div>
                {reason !== "" && <p className="mt-1.5 break-words whitespace-pre-wrap">{reason}</p>}
                <p className="mt-1 text-xs text-muted">{formatDateTime(time)}</p>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {proposals.length > 0 && (
        <Panel title="Its proposals" flush>
          <ul className="divide-y">
            {proposals.map(({ number, title, createdAt }) => (
              <li key={number} className={ROW}>
                <ProposalLink number={number} title={title} />
                <span className="text-xs text-muted">{formatDateTime(createdAt)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title="Wallets that delegate to it" flush>
        {delegators.length === 0 ? (
          <None testId="delegate-no-delegators">
            No wallet delegates to it. Delegate yours on this page to be the first; the SNM stay with you.
          </None>
        ) : (
          <ul className="divide-y" data-testid="delegators">
            {delegators.map(({ address, since }) => (
              <li key={address} className={ROW}>
                <AddressText address={address} copy />
                <span className="text-xs text-muted">since {formatDateTime(since)}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function None({ children, testId }: { readonly children: string; readonly testId: string }) {
  return (
    <p className="px-4 py-4 text-muted sm:px-5" data-testid={testId}>
      {children}
    </p>
  );
}

function ProposalLink({ number, title }: { readonly number: number; readonly title: string }) {
  return (
    <Link
      to="/dao/proposals/$number"
      params={{ number: String(number) }}
      className="min-w-0 font-medium break-words hover:underline"
    >
      <span className="text-muted">#{number}</span> {title === "" ? "Without a title" : title}
    </Link>
  );
}
