import { useState } from "react";

import { encodeRequest } from "../../../chain/amendmentCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Deal } from "../../../indexer/deal.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { ChangeFields } from "./ChangeFields.tsx";
import { ChangeReceipt } from "./ChangeReceipt.tsx";
import { ConditionsTable } from "./ConditionsTable.tsx";
import { outcomeText } from "./changeWords.ts";
import { type DealSide, type PendingChanges, changeOutcome } from "./changes.ts";
import { useChangeEntry } from "./useChangeEntry.ts";

interface RequestSheetProps {
  readonly deal: Deal;
  readonly side: DealSide;
  readonly pending: PendingChanges;
  readonly onClose: () => void;
}

/** Asks for another price or duration of a running deal, and says beforehand what comes of it. */
export function RequestSheet({ deal, side, pending, onClose }: RequestSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const { terms } = deal;
  const [before] = useState(deal);
  const entry = useChangeEntry(terms, pending[side] ?? terms);
  const { change } = entry;
  const outcome = change === undefined ? undefined : changeOutcome(terms, pending, side, change, now);
  const action =
    account === undefined || change === undefined || outcome === undefined
      ? undefined
      : singleCall(account, `${outcome.kind === "waits" ? "Ask for a change of" : "Change"} deal #${deal.number}`, {
          to: contracts.Amendments,
          data: encodeRequest(terms, change.price, change.duration),
        });

  if (runner.progress.stage === "done") {
    const amended = deal.current !== before.current;
    return (
      <ChangeReceipt
        deal={deal}
        title={amended ? "The deal is changed" : "Your request waits for an answer"}
        description={
          amended
            ? "What had accrued is billed at the old price. It goes on as shown here."
            : "The deal goes on as it is until the other side accepts."
        }
        record={runner.progress.record}
        onClose={onClose}
      />
    );
  }
  return (
    <Sheet
      open
      onClose={onClose}
      testId="request-sheet"
      title={`Change deal #${deal.number}`}
      description={
        side === "bid"
          ? "Name the most that you would pay and how long you want the machine."
          : "Name the least that you would take and how long you would serve at most."
      }
      footer={
        <ActionBox runner={runner} action={action} verb="ask" className="w-full" testId="request-submit">
          {outcome === undefined || outcome.kind === "waits" ? "Ask for this change" : "Change it now"}
        </ActionBox>
      }
    >
      <div className="space-y-4">
        <ChangeFields terms={terms} entry={entry} busy={isRunning(runner.progress)} onEdit={runner.reset} />
        {outcome !== undefined && (
          <>
            <ConditionsTable before={terms} after={outcome.conditions} start={terms.start} />
            <Notice tone={outcome.kind === "waits" ? "info" : "warn"} testId="request-outcome">
              {outcomeText(outcome, side)}
            </Notice>
          </>
        )}
      </div>
    </Sheet>
  );
}
