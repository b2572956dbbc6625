import { useMe } from "../../../chain/useMe.ts";
import type { NodeFacts } from "../nodeFacts.ts";
import { DelegateSheet } from "../sheets/DelegateSheet.tsx";
import { MoveSheet } from "../sheets/MoveSheet.tsx";
import { UndelegateSheet } from "../sheets/UndelegateSheet.tsx";
import { WithdrawSheet } from "../sheets/WithdrawSheet.tsx";
import type { Stake } from "../stakeMoney.ts";

/** What is about to be done with a stake. */
export type ReviewKind = "delegate" | "undelegate" | "withdraw" | "move";

interface StakeReviewProps {
  readonly kind: ReviewKind;
  /** Undefined where there is none: only a delegation can do without. */
  readonly stake: Stake | undefined;
  readonly node: NodeFacts | undefined;
  readonly onDone: () => void;
}

/** The sheet in which something about a stake is reviewed and sent. */
export function StakeReview({ kind, stake, node, onDone }: StakeReviewProps) {
  const { account } = useMe();
  if (kind === "delegate") return node && <DelegateSheet node={node} stake={stake} onDone={onDone} />;
  if (stake === undefined) return null;
  if (kind === "withdraw") return <WithdrawSheet due={[stake]} onDone={onDone} />;
  if (kind === "move") return <MoveSheet stake={stake} onDone={onDone} />;
  const own = stake.owner.toLowerCase() === account?.toLowerCase();
  return <UndelegateSheet stake={stake} bond={own} onDone={onDone} />;
}
