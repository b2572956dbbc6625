import { useState } from "react";
import type { Address } from "viem";

import { encodePayout, encodeSetPayout } from "../../chain/accountCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import { editableSnm } from "../../lib/money.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { type Payout, isPayout, readPayout } from "./payoutDraft.ts";

const wide = { size: "medium", className: "w-full" } as const;

interface PayoutPanelProps {
  readonly account: Address;
  readonly payout: Payout | undefined;
  /** SNM wei; undefined while it is read. */
  readonly balance: bigint | undefined;
}

/** Lets the ledger balance go to a wallet by itself once it is large enough: set, send now, end. */
export function PayoutPanel({ account, payout, balance }: PayoutPanelProps) {
  const { contracts } = useRuntimeConfig();
  const setter = useAction();
  const sender = useAction();
  const ender = useAction();
  const [target, setTarget] = useState<string>(payout?.target ?? account);
  const [threshold, setThreshold] = useState(payout === undefined ? "" : editableSnm(payout.threshold));
  const [editing, setEditing] = useState(false);
  const read = readPayout(target, threshold, contracts.Market);
  const call = (title: string, data: `0x${string}`) => singleCall(account, title, { to: contracts.Market, data });
  const due = payout !== undefined && balance !== undefined && balance > 0n && balance >= payout.threshold;
  const action = isPayout(read)
    ? call("Set my automatic payout", encodeSetPayout(read.target, read.threshold))
    : undefined;
  const form = payout === undefined || (editing && setter.progress.stage !== "done");
  const edit = (change: () => void) => {
    change();
    for (const { reset } of [setter, sender, ender]) reset();
  };
  const shownFaults = threshold === "" || isPayout(read) ? undefined : read;
  return (
    <Panel title={<Term id="payout">Automatic payout</Term>} aside={payout === undefined ? "Off" : "On"}>
      <div className="space-y-4">
        <p className="text-xs text-muted text-pretty">
          Once your ledger balance reaches the threshold, anybody may send all of it to this wallet, and nowhere else.
          Deals that you rent are paid from the same balance: leave it off while you rent.
        </p>
        {payout !== undefined && (
          <Facts className="border-y">
            <Fact name="Goes to" testId="payout-target">
              <AddressText address={payout.target} mine={payout.target.toLowerCase() === account.toLowerCase()} copy />
            </Fact>
            <Fact name="From">
              <Snm wei={payout.threshold} testId="payout-threshold" />
            </Fact>
          </Facts>
        )}
        {form ? (
          <>
            <Field
              label="To this wallet"
              testId="payout-target-entry"
              value={target}
              fault={shownFaults?.target}
              disabled={isRunning(setter.progress)}
              onChange={(event) => edit(() => setTarget(event.target.value))}
            />
            <Field
              label="Once the balance reaches"
              unit="SNM"
              inputMode="decimal"
              testId="payout-threshold-entry"
              value={threshold}
              fault={shownFaults?.threshold}
              disabled={isRunning(setter.progress)}
              onChange={(event) => edit(() => setThreshold(event.target.value))}
            />
            <ActionBox runner={setter} action={action} verb="set it" {...wide} testId="payout-set">
              Set the payout
            </ActionBox>
          </>
        ) : (
          <>
            {due && (
              <ActionBox
                runner={sender}
                action={call("Pay my balance out", encodePayout(account))}
                verb="pay out"
                kind="secondary"
                {...wide}
                testId="payout-send"
              >
                Pay out now
              </ActionBox>
            )}
            <Button className="w-full" data-testid="payout-edit" onClick={() => edit(() => setEditing(true))}>
              Change
            </Button>
            <ActionBox
              runner={ender}
              action={call("End my automatic payout", encodeSetPayout(undefined, 0n))}
              verb="end it"
              kind="danger"
              {...wide}
              testId="payout-end"
            >
              Turn it off
            </ActionBox>
          </>
        )}
        {payout !== undefined && (
          <ActionDone progress={setter.progress} title="The payout is set." testId="payout-done" />
        )}
        {payout === undefined && <ActionDone progress={ender.progress} title="It is off." testId="payout-ended" />}
        <ActionDone progress={sender.progress} title="Your balance is in that wallet." testId="payout-sent" />
      </div>
    </Panel>
  );
}
