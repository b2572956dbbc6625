import { MAX_UNBONDINGS } from "@sonm/protocol/generated/constants.ts";
import { useState } from "react";

import { encodeUndelegate } from "../../../chain/stakingCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatSnm } from "../../../lib/money.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { formatDateTime, formatDuration } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { AmountField } from "../AmountField.tsx";
import { NO_AMOUNT, readAmount } from "../amountEntry.ts";
import { SLASH_WORDS } from "../slashWords.ts";
import type { Stake } from "../stakeMoney.ts";
import { useStakingTerms } from "../useStakingTerms.ts";
import { StakeReceipt } from "./StakeReceipt.tsx";

interface UndelegateSheetProps {
  readonly stake: Stake;
  /** The owner takes out its own bond. */
  readonly bond?: boolean;
  readonly onDone: () => void;
}

/** Reviews how stake leaves a masternode: when it is back, and what can be lost until then. */
export function UndelegateSheet({ stake, bond = false, onDone }: UndelegateSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const terms = useStakingTerms();
  const runner = useAction();
  const [entry, setEntry] = useState(NO_AMOUNT);
  const left = bond ? terms?.minimumBond : undefined;
  const known = !bond || terms !== undefined;
  const { amount, fault } = readAmount(entry, { available: known ? stake.value : undefined, from: "Staked", left });
  const newest = stake.parts.at(-1);
  const full = BigInt(stake.parts.length) === MAX_UNBONDINGS;
  const release =
    terms === undefined ? undefined : Math.max(now + terms.unbondingPeriod, stake.parts.at(-1)?.releaseAt ?? 0);
  const what = amount === undefined ? "" : entry.all ? "all" : `${formatSnm(amount)} SNM`;
  const action =
    account === undefined || amount === undefined
      ? undefined
      : singleCall(account, `Undelegate ${what} from ${shortAddress(stake.owner)}`, {
          to: contracts.Masternodes,
          data: encodeUndelegate(stake.owner, entry.all ? undefined : amount),
        });

  if (runner.progress.stage === "done")
    return (
      <StakeReceipt
        title="It is on its way out"
        description={
          newest === undefined
            ? "You can withdraw it later."
            : `You can withdraw it from ${formatDateTime(newest.releaseAt)} on.`
        }
        record={runner.progress.record}
        onDone={onDone}
      />
    );

  return (
    <Sheet
      open
      onClose={onDone}
      testId="undelegate-sheet"
      title={bond ? "Take out your bond" : `Undelegate from ${shortAddress(stake.owner)}`}
      description="It stops earning and voting at once, and can be withdrawn when it has finished unbonding."
      footer={
        <ActionBox
          runner={runner}
          action={action}
          verb="undelegate"
          kind="danger"
          className="w-full"
          testId="undelegate-submit"
        >
          Start unbonding
        </ActionBox>
      }
    >
      <div className="space-y-5">
        <AmountField
          label="Out of the pool"
          testId="undelegate"
          entry={entry}
          onEntry={(next) => {
            setEntry(next);
            runner.reset();
          }}
          fault={fault}
          available={stake.value}
          from="Staked"
          disabled={isRunning(runner.progress)}
        />
        <Facts className="border-y">
          <Fact name="Stays staked">
            {amount === undefined ? "–" : <Snm wei={stake.value - amount} testId="undelegate-left" />}
          </Fact>
          <Fact
            name={
              <>
                <Term id="unbonding">Unbonding</Term> takes
              </>
            }
          >
            {terms === undefined ? <Skeleton /> : formatDuration(terms.unbondingPeriod)}
          </Fact>
          <Fact name="Withdrawable from" hint="about, if you send it now" strong testId="undelegate-release">
            {release === undefined ? <Skeleton /> : formatDateTime(release)}
          </Fact>
        </Facts>
        <Notice tone="warn" testId="undelegate-risk" title="Until then it can still be slashed">
          {SLASH_WORDS} It can&rsquo;t be called back.
        </Notice>
        {full && (
          <Notice tone="warn" testId="undelegate-full" title="The newest part on the way waits longer">
            {String(MAX_UNBONDINGS)} parts are on the way out, as many as can be. This one joins the newest, which then
            has its date.
          </Notice>
        )}
        {bond && (
          <Notice tone="info" title="All of it, or down to the smallest bond">
            If you take all out, the masternode loses its seat. Others can leave it at any time.
          </Notice>
        )}
        {!bond && (
          <p className="text-xs text-muted text-pretty">
            To move to another masternode: undelegate here, and move it there once it is withdrawable. It never passes
            through your wallet.
          </p>
        )}
      </div>
    </Sheet>
  );
}
