import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { Button } from "../../../ui/Button.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { NodeName } from "../NodeName.tsx";
import { SignedSnm } from "../SignedSnm.tsx";
import { WithdrawSheet } from "../sheets/WithdrawSheet.tsx";
import { type Stake, dueSum, gainOf, hasDue, unbondingSum } from "../stakeMoney.ts";
import { type MyStake, useMyStakes } from "../useMyStakes.ts";
import { StakeButtons } from "./StakeButtons.tsx";
import { type ReviewKind, StakeReview } from "./StakeReview.tsx";
import { UnbondingList } from "./UnbondingList.tsx";

/** What an account has in masternodes: worth, gain or loss, what leaves and when. */
export function MyStakePanel({ account }: { readonly account: Address }) {
  const now = useChainNow();
  const mine = useMyStakes(account);
  const [withdrawing, setWithdrawing] = useState<readonly Stake[]>();
  const [review, setReview] = useState<{ readonly kind: ReviewKind; readonly of: MyStake }>();
  const reviewed = mine?.find(({ stake }) => stake.owner === review?.of.stake.owner) ?? review?.of;
  const due = mine?.map(({ stake }) => stake).filter((stake) => hasDue(stake, now)) ?? [];
  if (mine === undefined)
    return (
      <Panel title="My stake">
        <div aria-busy>
          <Skeleton className="h-16 w-full" />
        </div>
      </Panel>
    );
  return (
    <Panel
      title="My stake"
      flush
      aside={
        due.length > 0 && (
          <Button size="small" kind="primary" data-testid="withdraw-all-due" onClick={() => setWithdrawing(due)}>
            Withdraw all that is due
          </Button>
        )
      }
    >
      {mine.length === 0 ? (
        <p className="px-4 py-4 text-muted text-pretty sm:px-5" data-testid="my-stake-none">
          You have no stake. Choose a masternode below, look at how it does its duty, and delegate to it.
        </p>
      ) : (
        <>
          <Totals mine={mine} now={now} />
          <ul className="divide-y border-t" data-testid="my-stakes">
            {mine.map((one) => (
              <StakeRow
                key={one.stake.owner}
                one={one}
                account={account}
                onReview={(kind) => setReview({ kind, of: one })}
              />
            ))}
          </ul>
        </>
      )}
      {review !== undefined && (
        <StakeReview
          kind={review.kind}
          stake={reviewed?.stake}
          node={reviewed?.record?.node}
          onDone={() => setReview(undefined)}
        />
      )}
      {withdrawing !== undefined && <WithdrawSheet due={withdrawing} onDone={() => setWithdrawing(undefined)} />}
    </Panel>
  );
}

const sumOf = (mine: readonly MyStake[], of: (stake: Stake) => bigint): bigint =>
  mine.reduce((sum, { stake }) => sum + of(stake), 0n);

function Totals({ mine, now }: { readonly mine: readonly MyStake[]; readonly now: number }) {
  const gains = mine.map(({ stake, record }) => gainOf(stake, record));
  const gain = gains.includes(undefined) ? undefined : gains.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n);
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-5 p-4 sm:p-5 lg:grid-cols-4">
      <Stat name="Staked now" note="rewards until now included">
        <Snm wei={sumOf(mine, ({ value }) => value)} testId="my-staked" />
      </Stat>
      <Stat name="Gain or loss" note="by rewards and slashes">
        <SignedSnm wei={gain} testId="my-gain" />
      </Stat>
      <Stat name="On the way out" note="can be slashed until its date">
        <Snm wei={sumOf(mine, unbondingSum) - sumOf(mine, (stake) => dueSum(stake, now))} testId="my-unbonding" />
      </Stat>
      <Stat name="Withdrawable">
        <Snm wei={sumOf(mine, (stake) => dueSum(stake, now))} testId="my-due" />
      </Stat>
    </div>
  );
}

interface StakeRowProps {
  readonly one: MyStake;
  readonly account: Address;
  readonly onReview: (kind: ReviewKind) => void;
}

function StakeRow({ one: { stake, record }, account, onReview }: StakeRowProps) {
  const own = stake.owner.toLowerCase() === account.toLowerCase();
  return (
    <li data-testid="my-stake" data-owner={stake.owner.toLowerCase()} className="space-y-3 px-4 py-3.5 sm:px-5">
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 lg:grid-cols-[minmax(12rem,1.5fr)_repeat(3,minmax(7rem,1fr))_minmax(16rem,1.5fr)]">
        <Link
          to="/masternodes/$owner"
          params={{ owner: stake.owner }}
          className="col-span-2 min-w-0 rounded-md hover:underline lg:col-span-1"
        >
          <NodeName
            owner={stake.owner}
            name={record?.node.name}
            note={own ? "your masternode" : record?.node.description}
          />
        </Link>
        <Value name="Worth now">
          <Snm wei={stake.value} testId="my-stake-value" />
        </Value>
        <Value name="Put in, less what was taken out">
          <Snm wei={record === undefined ? undefined : netOf(record)} />
        </Value>
        <Value name="Gain or loss">
          <SignedSnm wei={gainOf(stake, record)} testId="my-stake-gain" />
        </Value>
        <div className="col-span-2 min-w-0 lg:col-span-1">
          {stake.parts.length > 0 && (
            <>
              <p className="mb-1 text-xs text-muted">On the way out</p>
              <UnbondingList parts={stake.parts} />
            </>
          )}
        </div>
      </div>
      <StakeButtons stake={stake} addable={record !== undefined} own={own} onReview={onReview} />
    </li>
  );
}

/** SNM wei; nothing where more was taken out than put in. */
const netOf = ({ staked, withdrawn }: NonNullable<MyStake["record"]>): bigint =>
  staked > withdrawn ? staked - withdrawn : 0n;

function Value({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{name}</p>
      <p>{children}</p>
    </div>
  );
}
