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
import { Field } from "../../../ui/Field.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { ChangeReceipt } from "./ChangeReceipt.tsx";
import { ConditionsTable } from "./ConditionsTable.tsx";
import { draftOf, isChange, readChange } from "./changeDraft.ts";
import { changeFaults, outcomeText } from "./changeWords.ts";
import { type DealSide, type PendingChanges, changeFault, changeOutcome } from "./changes.ts";

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
  const [draft, setDraft] = useState(() => draftOf(pending[side] ?? terms));
  const read = readChange(draft, pending[side] ?? terms);
  const change = isChange(read) ? read : undefined;
  const fault = change === undefined ? undefined : changeFault(terms, change, now);
  const outcome =
    change === undefined || fault !== undefined ? undefined : changeOutcome(terms, pending, side, change, now);
  const busy = isRunning(runner.progress);
  const action =
    account === undefined || change === undefined || outcome === undefined
      ? undefined
      : singleCall(account, `${outcome.kind === "waits" ? "Ask for a change of" : "Change"} deal #${deal.number}`, {
          to: contracts.Amendments,
          data: encodeRequest(terms, change.price, change.duration),
        });
  const edit = (next: Partial<typeof draft>) => {
    setDraft({ ...draft, ...next });
    runner.reset();
  };

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
        <Field
          label="Price"
          unit="$ per hour"
          testId="request-price"
          inputMode="decimal"
          value={draft.price}
          disabled={busy}
          fault={isChange(read) ? undefined : read.price}
          onChange={(event) => edit({ price: event.target.value })}
        />
        {terms.duration !== 0 && (
          <>
            {!draft.spot && (
              <Field
                label="Duration, from the start to the end"
                unit="hours"
                testId="request-hours"
                inputMode="decimal"
                value={draft.hours}
                disabled={busy}
                fault={isChange(read) ? undefined : read.hours}
                onChange={(event) => edit({ hours: event.target.value })}
              />
            )}
            <Switch
              label="Without an agreed end"
              hint="The deal goes on as spot: either side may close it at any time."
              checked={draft.spot}
              disabled={busy}
              testId="request-spot"
              onChange={(spot) => edit(spot || draft.hours !== "" ? { spot } : { spot, hours: draftOf(terms).hours })}
            />
          </>
        )}
        {fault !== undefined && fault !== "unchanged" && <Notice tone="warn" title={changeFaults[fault]} />}
        {fault === "unchanged" && <p className="text-xs text-muted">{changeFaults.unchanged}</p>}
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
