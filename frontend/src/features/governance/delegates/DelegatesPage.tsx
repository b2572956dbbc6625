import { Link } from "@tanstack/react-router";
import { Users } from "lucide-react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { Term } from "../../../glossary/Term.tsx";
import { IndexUnreachable } from "../../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { formatRelative } from "../../../lib/time.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../../wallet/ConnectEmpty.tsx";
import { VotesText } from "../../../ui/VotesText.tsx";
import { DelegatePanel } from "./DelegatePanel.tsx";
import { type DelegateFacts, type Delegates, fetchDelegates } from "./delegatesQuery.ts";

/** Who votes with whose SNM, and the reader's own choice. */
export function DelegatesPage() {
  const { account } = useMe();
  const query = useIndexed(["delegates"], fetchDelegates);
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader title="Delegates">
        SNM in a wallet <Term id="votes">vote</Term> only once they are <Term id="delegate">delegated</Term>, to
        yourself or to somebody whom you trust. They never leave your wallet.
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel title="Delegates" aside="Votes without what they staked themselves" flush>
          {query.data === undefined ? (
            query.isError ? (
              <IndexUnreachable onRetry={() => void query.refetch()} />
            ) : (
              <div className="p-5" aria-busy>
                <Skeleton className="h-24 w-full" />
              </div>
            )
          ) : query.data.delegates.length === 0 ? (
            <Empty icon={Users} title="Nobody has votes yet" testId="delegates-empty">
              A delegate votes with the SNM of wallets that chose it. Delegate yours to yourself, on this page, to be
              the first.
            </Empty>
          ) : (
            <DelegateList {...query.data} me={account} />
          )}
        </Panel>
        <div className="max-lg:row-start-1">
          {account === undefined ? (
            <Panel title="Who votes with your SNM" flush>
              <ConnectEmpty>Connect a wallet to choose who votes with its SNM.</ConnectEmpty>
            </Panel>
          ) : (
            <DelegatePanel key={account} account={account} />
          )}
        </div>
      </div>
    </>
  );
}

function DelegateList({ delegates, proposals, me }: Delegates & { readonly me: string | undefined }) {
  return (
    <ul className="divide-y" data-testid="delegates">
      {delegates.map((delegate) => (
        <Row
          key={delegate.address}
          delegate={delegate}
          proposals={proposals}
          mine={delegate.address.toLowerCase() === me?.toLowerCase()}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly delegate: DelegateFacts;
  readonly proposals: number;
  readonly mine: boolean;
}

function Row({ delegate, proposals, mine }: RowProps) {
  const now = useChainNow();
  const { address, votes, delegators, cast, lastVotedAt } = delegate;
  return (
    <li data-testid="delegate" data-address={address}>
      <Link
        to="/dao/delegates/$address"
        params={{ address }}
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 transition-colors hover:bg-raised/50 sm:px-5"
      >
        <span className="min-w-0">
          <AddressText address={address} mine={mine} link={false} />
          <span className="block text-xs text-muted">
            {delegators === 1 ? "one wallet delegates" : `${delegators} wallets delegate`} to it
            {lastVotedAt !== undefined && `, voted last ${formatRelative(lastVotedAt, now)}`}
          </span>
        </span>
        <span className="text-right">
          <VotesText votes={votes} />
          <span className="block text-xs text-muted">
            voted on {cast} of {proposals} {proposals === 1 ? "proposal" : "proposals"}
          </span>
        </span>
      </Link>
    </li>
  );
}
