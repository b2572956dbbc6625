import { COMMISSION_NOTICE } from "@sonm/protocol/generated/constants.ts";
import { useState } from "react";
import type { Address } from "viem";

import { encodeAnnounceCommission, encodePayCommission } from "../../../chain/stakingCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatSnm } from "../../../lib/money.ts";
import { basisPointsText } from "../../../lib/percent.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { LiveNode } from "../liveNode.ts";
import { readNextCommission } from "./commissionDraft.ts";

interface CommissionDeskProps {
  readonly account: Address;
  readonly live: LiveNode;
}

/** The owner's part of the rewards: what it is, announcing another one, having it paid out. */
export function CommissionDesk({ account, live }: CommissionDeskProps) {
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const announcer = useAction();
  const payer = useAction();
  const [text, setText] = useState("");
  const announced = live.startsAt > now;
  const read = readNextCommission(text, live.commission, live.next);
  const done = announcer.progress.stage === "done";
  const to = contracts.Duty;
  const action =
    typeof read !== "number" || done
      ? undefined
      : singleCall(account, `Announce a commission of ${basisPointsText(read)}`, {
          to,
          data: encodeAnnounceCommission(read),
        });
  return (
    <Panel
      title={<Term id="commission">Commission</Term>}
      aside={<span data-testid="console-commission">{basisPointsText(live.commission)}</span>}
    >
      <div className="space-y-4">
        <Facts className="-mt-2">
          <Fact name="In force">{basisPointsText(live.commission)}</Fact>
          <Fact name="Announced" testId="console-announced">
            {announced ? `${basisPointsText(live.next)} from ${formatDateTime(live.startsAt)}` : "nothing"}
          </Fact>
          <Fact name="Waits to be paid out" strong>
            <Snm wei={live.owed} testId="console-owed" />
          </Fact>
          <Fact name="Goes to">
            <AddressText address={live.payout} mine={live.payout.toLowerCase() === account.toLowerCase()} />
          </Fact>
        </Facts>
        {live.owed > 0n && (
          <ActionBox
            runner={payer}
            action={singleCall(account, `Pay out ${formatSnm(live.owed)} SNM of commission`, {
              to,
              data: encodePayCommission(account),
            })}
            verb="pay out"
            kind="secondary"
            size="medium"
            className="w-full"
            testId="commission-pay"
          >
            Pay it out
          </ActionBox>
        )}
        <ActionDone progress={payer.progress} title="The commission is paid out." testId="commission-paid" />
        <Field
          label="Another commission"
          unit="%"
          inputMode="decimal"
          placeholder={String(live.commission / 100)}
          testId="commission-entry"
          value={text}
          fault={typeof read === "string" && !done ? read : undefined}
          hint={`In force from about ${formatDateTime(now + Number(COMMISSION_NOTICE))}${announced ? ", in place of what is announced" : ""}. Everybody sees it at once.`}
          disabled={isRunning(announcer.progress)}
          onChange={(event) => {
            setText(event.target.value);
            if (!isRunning(announcer.progress)) announcer.reset();
          }}
        />
        <ActionDone progress={announcer.progress} title="It is announced." testId="commission-announced" />
        <ActionBox
          runner={announcer}
          action={action}
          verb="announce it"
          size="medium"
          className="w-full"
          testId="commission-submit"
        >
          Announce it
        </ActionBox>
      </div>
    </Panel>
  );
}
