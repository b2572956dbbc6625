import { useState } from "react";
import type { Address } from "viem";

import { encodeAddStake } from "../../../chain/stakingCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../../lib/money.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { AmountField } from "../AmountField.tsx";
import { NO_AMOUNT, readAmount } from "../amountEntry.ts";
import { StakeButtons } from "../mine/StakeButtons.tsx";
import { type ReviewKind, StakeReview } from "../mine/StakeReview.tsx";
import { UnbondingList } from "../mine/UnbondingList.tsx";
import { stakeAction } from "../stakeAction.ts";
import type { LiveNode } from "../liveNode.ts";
import { useStakeFunds } from "../useStakeFunds.ts";
import { useStakes } from "../useStakes.ts";
import { useStakingTerms } from "../useStakingTerms.ts";

interface BondPanelProps {
  readonly account: Address;
  readonly live: LiveNode;
}

/** The owner's own stake: adding to it, taking it out, what is on the way out. */
export function BondPanel({ account, live }: BondPanelProps) {
  const { contracts } = useRuntimeConfig();
  const terms = useStakingTerms();
  const funds = useStakeFunds(account);
  const stake = useStakes(account, [account])?.[0];
  const runner = useAction();
  const [entry, setEntry] = useState(NO_AMOUNT);
  const [review, setReview] = useState<ReviewKind>();
  const short = terms === undefined ? undefined : terms.minimumBond - live.bond;
  const { amount, fault } = readAmount(entry, {
    available: terms === undefined ? undefined : funds?.wallet,
    from: "Wallet",
    least: short !== undefined && short > 0n ? short : 0n,
  });
  const action =
    amount === undefined || funds === undefined
      ? undefined
      : stakeAction({
          account,
          token: contracts.SNM,
          masternodes: contracts.Masternodes,
          amount,
          allowance: funds.allowance,
          title: `Add ${formatSnm(amount, "up")} SNM to my bond`,
          data: encodeAddStake(amount),
        });
  return (
    <Panel title="Bond">
      <div className="space-y-4">
        <Facts className="-mt-2">
          <Fact name="Bonded" strong>
            <Snm wei={live.bond} />
          </Fact>
          <Fact name="A seat needs">
            <Snm wei={terms?.minimumBond} rounding="up" />
          </Fact>
        </Facts>
        {stake !== undefined && stake.parts.length > 0 && (
          <div>
            <p className="mb-1 text-xs text-muted">On the way out</p>
            <UnbondingList parts={stake.parts} />
          </div>
        )}
        {stake !== undefined && <StakeButtons stake={stake} addable={false} own onReview={setReview} />}
        <AmountField
          label="Add to it, from your wallet"
          testId="bond"
          entry={entry}
          onEntry={(next) => {
            setEntry(next);
            if (!isRunning(runner.progress)) runner.reset();
          }}
          fault={fault}
          available={funds?.wallet}
          from="Wallet"
          disabled={isRunning(runner.progress)}
        />
        {amount !== undefined && (
          <Facts className="border-y">
            <Fact name="Bond afterwards" hint="can be slashed; leaving takes the unbonding period" strong>
              <Snm wei={live.bond + amount} testId="bond-after" />
            </Fact>
          </Facts>
        )}
        <ActionDone progress={runner.progress} title="It is bonded." testId="bond-done" />
        <ActionBox
          runner={runner}
          action={runner.progress.stage === "done" ? undefined : action}
          verb="add to it"
          size="medium"
          className="w-full"
          testId="bond-submit"
        >
          Add to the bond
        </ActionBox>
      </div>
      {review !== undefined && (
        <StakeReview kind={review} stake={stake} node={undefined} onDone={() => setReview(undefined)} />
      )}
    </Panel>
  );
}
