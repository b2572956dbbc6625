import { Link } from "@tanstack/react-router";
import { Cpu } from "lucide-react";
import type { Address } from "viem";

import type { ProvedReward } from "../../../chain/rewardCalls.ts";
import { IndexUnreachable } from "../../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { Button } from "../../../ui/Button.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { ClaimAll } from "./ClaimAll.tsx";
import { Payments } from "./Payments.tsx";
import { RewardRow } from "./RewardRow.tsx";
import { claimableOf } from "./claimable.ts";
import { MOST_MEMBERSHIPS, fetchMemberships } from "./membershipsQuery.ts";
import { rewardLines } from "./rewardLines.ts";
import { useLiveRewards } from "./useLiveRewards.ts";
import { useProvedRewards } from "./useProvedRewards.ts";

const NOTHING_PROVED: ReadonlyMap<string, ProvedReward> = new Map();

/** The reader's machines in programs: what they earned, what of it is due, and claiming all of it. */
export function MyRewards({ account }: { readonly account: Address }) {
  const mine = useIndexed(["memberships", account.toLowerCase()], (indexer, signal) =>
    fetchMemberships(indexer, account, signal),
  );
  const memberships = mine.data?.memberships;
  // Nothing can be claimed of a program that is closed.
  const wanted = memberships
    ?.filter(({ program }) => !program.closed)
    .map(({ program, worker }) => ({ programId: program.id, worker }));
  const proved = useProvedRewards(wanted);
  const rewards = proved.data ?? NOTHING_PROVED;
  const live = useLiveRewards([...rewards.values()]);
  if (mine.isError && memberships === undefined)
    return (
      <Panel title="My rewards" flush>
        <IndexUnreachable onRetry={() => void mine.refetch()} />
      </Panel>
    );
  if (memberships === undefined)
    return (
      <Panel title="My rewards">
        <div aria-busy>
          <Skeleton className="h-16 w-full" />
        </div>
      </Panel>
    );
  if (memberships.length === 0)
    return (
      <Panel title="My rewards" flush>
        <NoMachine />
      </Panel>
    );
  const lines = rewardLines(memberships, rewards, live);
  const isSilent = proved.isError && proved.data === undefined;
  const asking = proved.data === undefined && !isSilent && wanted?.length !== 0;
  return (
    <>
      <Panel title="My rewards" aside="Proofs are checked in this browser against the chain" flush>
        {isSilent && (
          <div className="p-4 sm:p-5">
            <Notice tone="warn" testId="rewards-silent" title="No masternode tells what your machines earned since.">
              They are asked again by themselves. Nothing is lost: what was earned can be claimed later.
            </Notice>
          </div>
        )}
        <ul className="divide-y" data-testid="my-rewards">
          {lines.map((line) => (
            <RewardRow key={line.key} line={line} account={account} asking={asking} />
          ))}
        </ul>
        {memberships.length >= MOST_MEMBERSHIPS && (
          <p data-testid="rewards-capped" className="border-t px-4 py-3 text-xs text-muted sm:px-5">
            The newest {MOST_MEMBERSHIPS} are shown. There may be more: claim for them from the command line.
          </p>
        )}
        <div className="border-t p-4 sm:p-5">
          <ClaimAll account={account} claimable={claimableOf(lines, account)} />
        </div>
      </Panel>
      <Payments payments={mine.data?.payments ?? []} />
    </>
  );
}

function NoMachine() {
  return (
    <Empty
      icon={Cpu}
      testId="my-rewards-empty"
      title="None of your machines is in a program"
      action={
        <>
          <Button size="small" kind="primary" asChild>
            <Link to="/rewards/check">Check what a machine lacks</Link>
          </Button>
          <Button size="small" asChild>
            <Link to="/supplier">My machines</Link>
          </Button>
        </>
      }
    >
      A machine is admitted by itself once it is bound to you, was measured, and qualifies for a program that admits.
    </Empty>
  );
}
