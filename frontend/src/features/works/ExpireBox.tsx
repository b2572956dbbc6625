import { WorkStatus } from "@sonm/protocol/generated/enums.ts";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { encodeExpire } from "../../chain/workCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Panel } from "../../ui/Panel.tsx";
import type { LiveWork } from "./readLiveWork.ts";

/** Why an order ends by itself, by where it stands. */
function reasonOf({ state }: LiveWork): string {
  if (state.status === WorkStatus.Open) return "Nobody was assigned in time";
  if (state.status === WorkStatus.Asked) return "The team did not answer in time";
  return "The developer did not collect its stream in time";
}

/** Ends an order whose time is over, as anybody may; before that, nothing but a line on when that is. */
export function ExpireBox({ live }: { readonly live: LiveWork }) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const { id, expirableFrom, state } = live;
  const idle = runner.progress.stage === "idle";
  if (idle && (expirableFrom === 0 || state.status === WorkStatus.Ended)) return null;
  if (idle && now < expirableFrom)
    return (
      <p className="text-xs text-muted" data-testid="work-expires">
        If nothing happens, anybody may end this order from {formatDateTime(expirableFrom)}; what it holds goes back to
        the treasury then.
      </p>
    );
  const title = `End work order ${id}`;
  const call = { to: contracts.WorkOrders, data: encodeExpire(id) };
  return (
    <Panel title="Its time is over">
      <div className="space-y-3">
        <p className="text-pretty text-muted">
          {reasonOf(live)}. Anybody may end it: what it holds goes back to the treasury.
        </p>
        <ActionDone progress={runner.progress} title="The order is ended." testId="expire-done" />
        <ActionBox
          runner={runner}
          action={
            account === undefined || state.status === WorkStatus.Ended ? undefined : singleCall(account, title, call)
          }
          verb="end it"
          kind="secondary"
          size="medium"
          testId="expire-submit"
        >
          End it
        </ActionBox>
      </div>
    </Panel>
  );
}
