import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import type { Deal } from "../../indexer/deal.ts";
import type { Offer } from "../../indexer/offer.ts";
import { levelAt } from "../../indexer/profile.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatDate } from "../../lib/time.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { LevelBadge } from "../../ui/LevelBadge.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { webLink } from "../profile/profileText.ts";
import { AccountLists } from "./AccountLists.tsx";
import { AccountRoles } from "./AccountRoles.tsx";
import { type PublicAccount, MOST_SHOWN, fetchPublicAccount } from "./profileQuery.ts";

interface PublicAccountPageProps {
  readonly address: Address;
  /** Lists of other features, which this one does not know. */
  readonly renderDeals: (deals: readonly Deal[]) => ReactNode;
  readonly renderOrders: (orders: readonly Offer[]) => ReactNode;
  readonly fetchDeals: (signal: AbortSignal) => Promise<readonly Deal[]>;
}

/** What everybody can see of somebody: who it says it is, what it does here, and what it did. */
export function PublicAccountPage({ address, renderDeals, renderOrders, fetchDeals }: PublicAccountPageProps) {
  const { account: me } = useMe();
  const now = useChainNow();
  const key = address.toLowerCase();
  const query = useIndexed(["public-account", key], (indexer, signal) => fetchPublicAccount(indexer, address, signal));
  const deals = useIndexed(["public-deals", key], (_indexer, signal) => fetchDeals(signal));
  const mine = key === me?.toLowerCase();
  const { data } = query;
  return (
    <>
      <PageHeader
        title={data?.profile.name || <AddressText address={address} link={false} />}
        aside={
          mine && (
            <Button size="small" asChild>
              <Link to="/account">To your account</Link>
            </Button>
          )
        }
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <AddressText address={address} mine={mine} link={false} copy />
          {data !== undefined && <Who account={data} level={levelAt(data.profile, now)} />}
        </span>
      </PageHeader>
      {data === undefined ? (
        query.isError ? (
          <IndexUnreachable onRetry={() => void query.refetch()} />
        ) : (
          <div aria-busy>
            <Skeleton className="h-64 w-full" />
          </div>
        )
      ) : (
        <div className="space-y-4">
          <AccountRoles address={address} account={data} />
          <Figures account={data} />
          {deals.data !== undefined && deals.data.length > 0 && (
            <Panel title="Deals" aside={deals.data.length > MOST_SHOWN ? `the newest ${MOST_SHOWN}` : undefined} flush>
              {renderDeals(deals.data.slice(0, MOST_SHOWN))}
            </Panel>
          )}
          {data.orders.length > 0 && (
            <Panel title="Announced orders" flush>
              {renderOrders(data.orders)}
            </Panel>
          )}
          <AccountLists account={data} now={now} />
        </div>
      )}
    </>
  );
}

function Who({ account, level }: { readonly account: PublicAccount; readonly level: number }) {
  const href = webLink(account.link);
  return (
    <>
      <LevelBadge level={level} />
      {account.banned && <Badge tone="bad">banned by the DAO</Badge>}
      {href !== undefined && (
        <a href={href} target="_blank" rel="noreferrer nofollow" className="break-all text-accent underline">
          {account.link}
        </a>
      )}
      <span>
        {account.since === undefined ? "not known to the market yet" : `here since ${formatDate(account.since)}`}
      </span>
    </>
  );
}

function Figures({ account }: { readonly account: PublicAccount }) {
  const { bought, sold } = account;
  return (
    <Panel>
      <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4">
        <Stat name="Paid as buyer" note="fees included" testId="account-paid">
          <Snm wei={account.paid} />
        </Stat>
        <Stat name="Earned as supplier" note="after fees" testId="account-earned">
          <Snm wei={account.earned} />
        </Stat>
        <Stat name="Rents" note={`${bought.deals} in all`} testId="account-rents">
          {bought.open}
        </Stat>
        <Stat name="Rented from it" note={`${sold.deals} in all`} testId="account-rented">
          {sold.open}
        </Stat>
      </div>
    </Panel>
  );
}
