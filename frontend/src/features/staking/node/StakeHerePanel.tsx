import type { Address } from "viem";

import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { SignedSnm } from "../SignedSnm.tsx";
import { StakeButtons } from "../mine/StakeButtons.tsx";
import type { ReviewKind } from "../mine/StakeReview.tsx";
import { UnbondingList } from "../mine/UnbondingList.tsx";
import { type Stake, gainOf, isHeld } from "../stakeMoney.ts";
import { fetchStakes } from "../stakesQuery.ts";
import { useIndexed } from "../../../indexer/useIndexed.ts";

interface StakeHerePanelProps {
  readonly account: Address;
  /** Undefined while it is read. */
  readonly stake: Stake | undefined;
  readonly own: boolean;
  readonly onReview: (kind: ReviewKind) => void;
}

/** What the reader has in the masternode of the page. */
export function StakeHerePanel({ account, stake, own, onReview }: StakeHerePanelProps) {
  const records = useIndexed(["stakes", account.toLowerCase()], (indexer, signal) =>
    fetchStakes(indexer, account, signal),
  );
  if (stake === undefined)
    return (
      <Panel title="My stake in it">
        <div aria-busy>
          <Skeleton className="h-16 w-full" />
        </div>
      </Panel>
    );
  const record = records.data?.find(({ node }) => node.owner.toLowerCase() === stake.owner.toLowerCase());
  return (
    <Panel title={own ? "My bond" : "My stake in it"}>
      <div className="space-y-4" data-testid="stake-here">
        {isHeld(stake) ? (
          <>
            <Facts className="-mt-2">
              <Fact name="Worth now" strong>
                <Snm wei={stake.value} testId="stake-here-value" />
              </Fact>
              <Fact name="Gain or loss" hint="by rewards and slashes">
                <SignedSnm wei={gainOf(stake, record)} />
              </Fact>
            </Facts>
            {stake.parts.length > 0 && (
              <div>
                <p className="mb-1 text-xs text-muted">On the way out</p>
                <UnbondingList parts={stake.parts} />
              </div>
            )}
          </>
        ) : (
          <p className="text-muted">You have no stake in it.</p>
        )}
        <StakeButtons stake={stake} addable={false} own={own} onReview={onReview} />
      </div>
    </Panel>
  );
}
