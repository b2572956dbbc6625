import { useState } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { Term } from "../../../glossary/Term.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { SignedSnm } from "../SignedSnm.tsx";
import { WithdrawSheet } from "../sheets/WithdrawSheet.tsx";
import { type Stake, dueSum, gainOf, hasDue, unbondingSum } from "../stakeMoney.ts";
import { type MyStake, useMyStakes } from "../useMyStakes.ts";
import { type ReviewKind, StakeReview } from "./StakeReview.tsx";
import { StakeRow } from "./StakeRow.tsx";

/** What an account has in masternodes: worth, gain or loss, what leaves and when. */
export function MyStakePanel({ account }: { readonly account: Address }) {
  const now = useChainNow();
  const mine = useMyStakes(account);
  const [withdrawing, setWithdrawing] = useState<readonly Stake[]>();
  const [review, setReview] = useState<{ readonly kind: ReviewKind; readonly of: MyStake }>();
  const reviewed = mine?.find(({ stake }) => stake.owner === review?.of.stake.owner) ?? review?.of;
  const due = mine?.map(({ stake }) => stake).filter((stake) => hasDue(stake, now)) ?? [];
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
      {mine === undefined ? (
        <div aria-busy className="p-4 sm:p-5">
          <Skeleton className="h-16 w-full" />
        </div>
      ) : mine.length === 0 ? (
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
      <Stat
        name={
          <>
            <Term id="stake">Staked</Term> now
          </>
        }
        note="rewards until now included"
      >
        <Snm wei={sumOf(mine, ({ value }) => value)} testId="my-staked" />
      </Stat>
      <Stat name="Gain or loss" note="by rewards and slashes">
        <SignedSnm wei={gain} testId="my-gain" />
      </Stat>
      <Stat name={<Term id="unbonding">On the way out</Term>} note="can be slashed until its date">
        <Snm wei={sumOf(mine, unbondingSum) - sumOf(mine, (stake) => dueSum(stake, now))} testId="my-unbonding" />
      </Stat>
      <Stat name="Withdrawable">
        <Snm wei={sumOf(mine, (stake) => dueSum(stake, now))} testId="my-due" />
      </Stat>
    </div>
  );
}
