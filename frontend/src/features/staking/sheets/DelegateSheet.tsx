import { MAX_DELEGATIONS } from "@sonm/protocol/generated/constants.ts";
import { useState } from "react";

import { encodeDelegate } from "../../../chain/stakingCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatSnm } from "../../../lib/money.ts";
import { basisPointsText, shareText } from "../../../lib/percent.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { formatDate, formatDuration } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { AmountField } from "../AmountField.tsx";
import { NO_AMOUNT, readAmount } from "../amountEntry.ts";
import { commissionAt } from "../commissions.ts";
import type { NodeFacts } from "../nodeFacts.ts";
import { nodeState, stateWords } from "../nodeState.ts";
import { SLASH_WORDS } from "../slashWords.ts";
import { stakeAction } from "../stakeAction.ts";
import type { Stake } from "../stakeMoney.ts";
import { useStakeFunds } from "../useStakeFunds.ts";
import { useStakingTerms } from "../useStakingTerms.ts";
import { StakeReceipt } from "./StakeReceipt.tsx";

interface DelegateSheetProps {
  readonly node: NodeFacts;
  /** What the reader has in it; undefined while it is read or without an account. */
  readonly stake: Stake | undefined;
  readonly onDone: () => void;
}

/** Reviews a delegation: what it costs, what it gives, how it ends, what can be lost. */
export function DelegateSheet({ node, stake, onDone }: DelegateSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const terms = useStakingTerms();
  const funds = useStakeFunds(account);
  const runner = useAction();
  const [entry, setEntry] = useState(NO_AMOUNT);
  const { amount, fault } = readAmount(entry, { available: funds?.wallet, from: "Wallet" });
  const running = isRunning(runner.progress);
  const name = node.name === "" ? shortAddress(node.owner) : node.name;
  const commission = commissionAt(node.commissions, now);
  const state = nodeState(node, now);
  const { meaning } = stateWords(state, node.jailedUntil);
  const after = stake === undefined || amount === undefined ? undefined : stake.value + amount;
  const action =
    account === undefined || funds === undefined || amount === undefined
      ? undefined
      : stakeAction({
          account,
          token: contracts.SNM,
          masternodes: contracts.Masternodes,
          amount,
          allowance: funds.allowance,
          title: `Delegate ${formatSnm(amount, "up")} SNM to ${shortAddress(node.owner)}`,
          data: encodeDelegate(node.owner, amount),
        });

  if (runner.progress.stage === "done")
    return (
      <StakeReceipt
        title="Your stake works"
        description={`It is in the pool of ${name}, and shares what that earns from now on.`}
        record={runner.progress.record}
        onDone={onDone}
      />
    );

  return (
    <Sheet
      open
      onClose={onDone}
      testId="delegate-sheet"
      title={`Delegate to ${name}`}
      description="Your SNM join the pool of this masternode and share its rewards. They stay yours, and keep their vote in the DAO."
      footer={
        <ActionBox runner={runner} action={action} verb="delegate" className="w-full" testId="delegate-submit">
          Delegate
        </ActionBox>
      }
    >
      <div className="space-y-5">
        {state !== "active" && (
          <Notice tone="warn" testId="delegate-no-seat" title="This masternode earns nothing now">
            {meaning}
          </Notice>
        )}
        <AmountField
          label="From your wallet"
          testId="delegate"
          entry={entry}
          onEntry={(next) => {
            setEntry(next);
            runner.reset();
          }}
          fault={fault}
          available={funds?.wallet}
          from="Wallet"
          disabled={running}
        />
        <Facts className="border-y">
          <Fact name="Your stake in it afterwards" strong>
            {amount === undefined ? "–" : <Snm wei={after} testId="delegate-after" />}
          </Fact>
          <Fact
            name={
              <>
                Your <Term id="shares">part of the pool</Term>
              </>
            }
            hint="and of its rewards after commission"
          >
            {after === undefined || amount === undefined ? "–" : shareText(after, node.stake + amount)}
          </Fact>
          <Fact name={<Term id="commission">Commission</Term>} hint="of rewards, for the owner">
            {basisPointsText(commission.now)}
            {commission.next !== undefined && (
              <span className="block text-xs text-warn">
                {basisPointsText(commission.next.commission)} from {formatDate(commission.next.startsAt)}
              </span>
            )}
          </Fact>
          <Fact name="Leaving takes" hint="it earns nothing in that time">
            {terms === undefined ? <Skeleton /> : formatDuration(terms.unbondingPeriod)}
          </Fact>
          <Fact name="If you left now, withdrawable">
            {terms === undefined ? <Skeleton /> : formatDate(now + terms.unbondingPeriod)}
          </Fact>
        </Facts>
        <Notice tone="warn" testId="delegate-risk" title="You can lose a part of it">
          {SLASH_WORDS} What is leaving is slashed too.
        </Notice>
        <p className="text-xs text-muted text-pretty">
          An account can have stake in {String(MAX_DELEGATIONS)} masternodes. A reward joins the stake slowly, so that
          it can&rsquo;t be had by coming just before.
        </p>
      </div>
    </Sheet>
  );
}
