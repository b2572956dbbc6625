import { WorkStatus } from "@sonm/protocol/generated/enums.ts";

import { useMe } from "../../chain/useMe.ts";
import { encodeAnswer } from "../../chain/workCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Panel } from "../../ui/Panel.tsx";
import type { LiveWork } from "./readLiveWork.ts";
import { mustAnswer } from "./workTurns.ts";

/** A standing team that was asked: until when it answers, and its buttons. Nothing where none was. */
export function TeamPanel({ live }: { readonly live: LiveWork }) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const [accepting, declining] = [useAction(), useAction()];
  const { id, state, expirableFrom } = live;
  const answered = [accepting, declining].some(({ progress }) => progress.stage === "done");
  if (state.status !== WorkStatus.Asked && !answered) return null;
  const may = mustAnswer(live, account);
  const act = (accepts: boolean) =>
    account === undefined || !may
      ? undefined
      : singleCall(account, `${accepts ? "Take" : "Decline"} work order ${id}`, {
          to: contracts.WorkOrders,
          data: encodeAnswer(id, accepts),
        });
  return (
    <Panel title="A team was asked">
      <div className="space-y-3" data-testid="team-asked">
        {state.status === WorkStatus.Asked && (
          <p className="text-pretty text-muted">
            <AddressText address={state.developer} mine={may} /> is asked to do the work as it was ordered, and answers
            until {formatDateTime(expirableFrom - 1)}. After that anybody may end the order.
          </p>
        )}
        <ActionDone progress={accepting.progress} title="The order is yours." testId="answer-accepted" />
        <ActionDone progress={declining.progress} title="Declined. The order is open again." testId="answer-declined" />
        {may && (
          <div className="grid gap-3 sm:grid-cols-2">
            <ActionBox
              runner={accepting}
              action={act(true)}
              verb="take it"
              size="medium"
              className="w-full"
              testId="answer-accept"
            >
              Take the order
            </ActionBox>
            <ActionBox
              runner={declining}
              action={act(false)}
              verb="decline"
              kind="secondary"
              size="medium"
              className="w-full"
              testId="answer-decline"
            >
              Decline
            </ActionBox>
          </div>
        )}
      </div>
    </Panel>
  );
}
