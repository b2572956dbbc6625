import { Link } from "@tanstack/react-router";
import type { Address } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { DayChart } from "./DayChart.tsx";
import { EarnedNote } from "./EarnedNote.tsx";
import { PoolStats } from "./PoolStats.tsx";
import { earningsOf } from "./earnings.ts";
import { FeesPanel } from "./fees/FeesPanel.tsx";
import { ClaimPanel } from "./mine/ClaimPanel.tsx";
import { LockPanel } from "./mine/LockPanel.tsx";
import { Moves } from "./mine/Moves.tsx";
import { useHolding } from "./mine/useHolding.ts";
import { fetchDividends, firstShownDay } from "./poolQuery.ts";
import { SubsidyPanel } from "./subsidy/SubsidyPanel.tsx";
import { usePool } from "./usePool.ts";

/** What holders earn of the market's fees: locking, claiming, and where fees and subsidy go. */
export function DividendsPage() {
  const { account } = useMe();
  const now = useChainNow();
  const { pool, failed } = usePool();
  const since = firstShownDay(now);
  const record = useIndexed(["dividends", since], (indexer, signal) => fetchDividends(indexer, since, signal), {
    keep: true,
  });
  const unread = record.isError && record.data === undefined;
  const earnings = record.data && earningsOf(record.data, now);
  return (
    <>
      <PageHeader title="Dividends">
        Lock SNM and earn a share of the market&rsquo;s fees. Locked SNM keeps its vote, can&rsquo;t be slashed, and
        comes out at any time. Do you still hold the original token?{" "}
        <Link to="/swap" className="font-medium text-accent underline">
          Swap it first
        </Link>
        .
      </PageHeader>
      <div className="space-y-4">
        {failed && (
          <Notice tone="bad" live testId="dividends-unreachable" title="The network does not answer.">
            What is locked and earned is read again by itself. Nothing is lost.
          </Notice>
        )}
        <PoolStats pool={pool} record={record.data} earnings={earnings} failed={unread} />
        {account === undefined ? (
          <Panel flush>
            <ConnectEmpty>Connect a wallet to lock SNM, and to see and claim what it earned.</ConnectEmpty>
          </Panel>
        ) : (
          <Mine key={account} account={account} total={pool?.locked} />
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="space-y-4">
            <Panel title="Paid to holders by day" aside="Days by UTC" flush>
              {record.data !== undefined ? (
                <>
                  <DayChart days={record.data.days} />
                  <EarnedNote earnings={earnings} />
                </>
              ) : unread ? (
                <IndexUnreachable onRetry={() => void record.refetch()} />
              ) : (
                <div className="p-5" aria-busy>
                  <Skeleton className="h-44 w-full" />
                </div>
              )}
            </Panel>
            {account !== undefined && <Moves account={account} />}
          </div>
          <FeesPanel pool={pool} record={record.data} failed={unread} />
        </div>
        <SubsidyPanel />
      </div>
    </>
  );
}

interface MineProps {
  readonly account: Address;
  /** Locked by all holders, SNM wei. */
  readonly total: bigint | undefined;
}

function Mine({ account, total }: MineProps) {
  const holding = useHolding(account);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
      <LockPanel account={account} holding={holding} total={total} />
      <ClaimPanel account={account} holding={holding} />
    </div>
  );
}
