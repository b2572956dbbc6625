import { encodeClaimDuty } from "../../../chain/stakingCalls.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm, formatSnmExact } from "../../../lib/money.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { formatDateTime, formatDuration } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { ClaimParts } from "../claim/ClaimParts.tsx";
import type { ClaimOffer } from "../claim/claimOffer.ts";
import type { NodeFacts } from "../nodeFacts.ts";
import { StakeReceipt } from "./StakeReceipt.tsx";

interface ClaimSheetProps {
  readonly node: NodeFacts;
  /** As it was when the sheet opened: once it is claimed there is none. */
  readonly offer: ClaimOffer;
  /** Seconds in which a reward becomes part of the stake; undefined where that is not known. */
  readonly rewardPeriod: number | undefined;
  readonly onDone: () => void;
}

/** Reviews a claim of what a masternode earned: whose it becomes, and when. */
export function ClaimSheet({ node, offer, rewardPeriod, onDone }: ClaimSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const { duty, amount } = offer;
  const name = node.name === "" ? shortAddress(node.owner) : node.name;
  const title = `Claim ${formatSnm(amount)} SNM for ${shortAddress(node.owner)}`;
  const call = { to: contracts.Duty, data: encodeClaimDuty(node.owner, duty) };

  if (runner.progress.stage === "done")
    return (
      <StakeReceipt
        title="Claimed for the stakers"
        description={`It becomes part of the stake in ${name} from now on, a little each second.`}
        record={runner.progress.record}
        onDone={onDone}
      />
    );

  return (
    <Sheet
      open
      onClose={onDone}
      testId="claim-sheet"
      title={`Claim what ${name} earned`}
      description="Anybody may send this. Nothing of it comes to the sender, who pays for the gas."
      footer={
        <ActionBox
          runner={runner}
          action={account === undefined ? undefined : singleCall(account, title, call)}
          verb="claim"
          className="w-full"
          testId="claim-submit"
        >
          Claim for the stakers
        </ActionBox>
      }
    >
      <div className="space-y-5">
        <Facts className="border-y">
          <Fact name="Claimed now" strong>
            <Snm wei={amount} testId="claim-review-amount" />
            <span className="block font-mono text-xs font-normal break-all text-muted">
              exactly {formatSnmExact(amount)} SNM
            </span>
          </Fact>
          <ClaimParts offer={offer} />
          <Fact name="For its work until">{formatDateTime(duty.asOf)}</Fact>
          <Fact name="Proved by" hint="checked in this browser against the chain">
            report #{duty.sequence}
          </Fact>
          {rewardPeriod !== undefined && (
            <Fact name="Becomes part of the stake within" hint="half an unbonding period, a little each second">
              <span data-testid="claim-joins">{formatDuration(rewardPeriod)}</span>
            </Fact>
          )}
        </Facts>
        <p className="text-xs text-muted text-pretty">
          A reward joins the stake slowly, so that it can&rsquo;t be had by coming just before. Whoever leaves meanwhile
          leaves the rest to the others.
        </p>
      </div>
    </Sheet>
  );
}
