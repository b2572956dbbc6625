import { useChainNow } from "../../../chain/useChainClock.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { ClaimBox } from "../claim/ClaimBox.tsx";
import type { ClaimOffer } from "../claim/claimOffer.ts";
import type { NodeDetail } from "../nodeQuery.ts";
import type { LiveNode } from "../liveNode.ts";

interface RewardsPanelProps {
  readonly node: NodeDetail;
  /** Undefined while it is read. */
  readonly live: LiveNode | undefined;
  /** Opens the review of a claim. */
  readonly onClaim: (offer: ClaimOffer) => void;
}

/** What a masternode earned, claiming what of it is new, and how it gets to those who have stake in it. */
export function RewardsPanel({ node, live, onClaim }: RewardsPanelProps) {
  const { facts, claims } = node;
  const now = useChainNow();
  const dripping = live !== undefined && live.rewards > 0n && live.rewardsUntil > now;
  return (
    <Panel title="Rewards">
      <div className="space-y-4">
        <Facts className="-mt-2">
          <Fact name="Claimed since it joined" hint="commission included" strong>
            <Snm wei={live?.claimed} testId="node-earned" />
          </Fact>
          <Fact name="Claimed for its work until">
            {live === undefined ? (
              <Skeleton />
            ) : live.claimedUntil === 0 ? (
              "nothing claimed yet"
            ) : (
              formatDateTime(live.claimedUntil)
            )}
          </Fact>
          <Fact name="Became part of the stake">
            <Snm wei={facts.rewarded} />
          </Fact>
          <Fact name="On the way into the stake" hint="a little each second">
            <Snm wei={live?.rewards} testId="node-rewards" />
            {dripping && (
              <span className="block text-xs text-muted">all of it by {formatDateTime(live.rewardsUntil)}</span>
            )}
          </Fact>
          <Fact name="Commission that waits" hint="for the payout key">
            <Snm wei={live?.owed} />
          </Fact>
        </Facts>
        <ClaimBox node={node} live={live} onClaim={onClaim} />
        {claims.length > 0 && (
          <details>
            <summary className="text-xs font-medium text-muted">{claims.length} claims</summary>
            <ul className="mt-2 divide-y border-y" data-testid="claims">
              {claims.map(({ id, asOf, amount, commission, transaction }) => (
                <li key={id} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2 text-xs">
                  <span className="text-muted">
                    for work until {formatDateTime(asOf)} · <TransactionLink hash={transaction} />
                  </span>
                  <span>
                    <Snm wei={amount} />
                    {commission > 0n && (
                      <span className="text-muted">
                        , of it commission <Snm wei={commission} />
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}
