import { useState } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { encodeAccept, encodeSettle } from "../../chain/workCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../lib/money.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Button } from "../../ui/Button.tsx";
import { TellSheet } from "./TellSheet.tsx";
import type { LiveMilestone, LiveWork } from "./readLiveWork.ts";
import { type MilestoneAct, mayAct, milestoneTurn } from "./workTurns.ts";

/** What is done by telling something: its button. */
const TOLD = { deliver: "Deliver", reject: "Reject", dispute: "Call for the DAO" } as const;

type ToldAct = keyof typeof TOLD;

const isTold = (act: MilestoneAct): act is ToldAct => act in TOLD;

interface MilestoneTurnProps {
  readonly live: LiveWork;
  readonly index: number;
  readonly milestone: LiveMilestone;
}

/** Whose turn it is with a milestone, until when, and the buttons for whoever may. */
export function MilestoneTurn({ live, index, milestone }: MilestoneTurnProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const [telling, setTelling] = useState<ToldAct>();
  const [told, setTold] = useState<string>();
  const turn = milestoneTurn(milestone, now);
  const number = BigInt(index);
  const send = (title: string, data: `0x${string}`) =>
    account === undefined ? undefined : singleCall(account, title, { to: contracts.WorkOrders, data });
  const name = `milestone ${index + 1} of work order ${live.id}`;
  const acts = turn !== undefined && mayAct(turn.party, live, account) ? turn.acts : [];
  return (
    <div className="space-y-3">
      {turn !== undefined && (
        <p className="text-sm text-pretty" data-testid="milestone-turn" data-party={turn.party}>
          {turn.text}
          {turn.until !== undefined && <span className="text-muted"> Until {formatDateTime(turn.until)}.</span>}
        </p>
      )}
      <ActionDone progress={runner.progress} title="The milestone is settled." testId="milestone-done" />
      {told !== undefined && runner.progress.stage === "idle" && (
        <p role="status" className="text-xs text-good" data-testid="milestone-told">
          {told}
        </p>
      )}
      <div className="flex flex-wrap items-start gap-2">
        {acts.includes("accept") && (
          <ActionBox
            runner={runner}
            action={send(`Accept ${name}`, encodeAccept(live.id, number))}
            verb="accept"
            size="small"
            testId="milestone-accept"
          >
            Accept and pay {formatSnm(milestone.amount)} SNM
          </ActionBox>
        )}
        {acts.includes("settle") && (
          <ActionBox
            runner={runner}
            action={send(`Settle ${name}`, encodeSettle(live.id, number))}
            verb="settle"
            kind="secondary"
            size="small"
            testId="milestone-settle"
          >
            Settle it
          </ActionBox>
        )}
        {acts.includes("resolve") && (
          <ProposeLink
            action="WorkOrders.resolve"
            values={{ orderId: String(live.id), milestone: String(index) }}
            testId="propose-resolve"
          >
            Propose a decision
          </ProposeLink>
        )}
        {acts.filter(isTold).map((act) => (
          <Button
            key={act}
            size="small"
            kind={act === "deliver" ? "primary" : "secondary"}
            data-testid={`milestone-${act}`}
            onClick={() => setTelling(act)}
          >
            {TOLD[act]}
          </Button>
        ))}
      </div>
      {telling !== undefined && (
        <TellSheet
          act={telling}
          orderId={live.id}
          index={index}
          onClose={(done) => {
            setTelling(undefined);
            if (done !== undefined) setTold(done);
          }}
        />
      )}
    </div>
  );
}
