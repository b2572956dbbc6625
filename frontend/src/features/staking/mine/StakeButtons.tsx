import { useChainNow } from "../../../chain/useChainClock.ts";
import { Button } from "../../../ui/Button.tsx";
import { type Stake, hasDue } from "../stakeMoney.ts";
import type { ReviewKind } from "./StakeReview.tsx";

interface StakeButtonsProps {
  readonly stake: Stake;
  /** Whether stake can be added here: not where the index does not tell the masternode. */
  readonly addable: boolean;
  /** The reader's own masternode: what is its own in it is its bond. */
  readonly own: boolean;
  readonly onReview: (kind: ReviewKind) => void;
}

/** What can be done with a stake. Each has a review before it. */
export function StakeButtons({ stake, addable, own, onReview }: StakeButtonsProps) {
  const due = hasDue(stake, useChainNow());
  const button = (kind: ReviewKind, text: string, primary = false) => (
    <Button
      size="small"
      kind={primary ? "primary" : "secondary"}
      data-testid={`stake-${kind}`}
      onClick={() => onReview(kind)}
    >
      {text}
    </Button>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {due && button("withdraw", "Withdraw", true)}
      {due && button("move", "Stake it again")}
      {addable && !own && button("delegate", stake.shares > 0n ? "Delegate more" : "Delegate")}
      {stake.shares > 0n && button("undelegate", own ? "Take out the bond" : "Undelegate")}
    </div>
  );
}
