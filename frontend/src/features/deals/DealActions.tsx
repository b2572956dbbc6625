import { useState } from "react";

import { encodeBill } from "../../chain/calls.ts";
import { endOf } from "../../chain/Terms.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { Action } from "../../tx/Action.ts";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { useAction } from "../../tx/useAction.ts";
import { Button } from "../../ui/Button.tsx";
import type { Role } from "./dealWords.ts";
import type { ChainDeal } from "./useLiveDeals.ts";

interface DealActionsProps {
  readonly chainDeal: ChainDeal;
  /** Undefined for a stranger, who may bill all the same. */
  readonly role: Role | undefined;
  readonly onClose: () => void;
}

/** What the reader can do with a running deal. */
export function DealActions({ chainDeal: { deal, open, live }, role, onClose }: DealActionsProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [why, setWhy] = useState(false);
  if (!open) return null;
  const end = endOf(deal.terms);
  const early = role !== "buyer" && end !== undefined && live?.ended !== true;
  const bill: Action | undefined =
    account === undefined
      ? undefined
      : {
          title: `Bill deal #${deal.number}`,
          account,
          prompts: [
            {
              kind: "transaction",
              label: `Bill deal #${deal.number}`,
              call: () => ({ to: contracts.Market, data: encodeBill(deal.terms) }),
            },
          ],
        };
  return (
    <div className="flex max-w-md flex-col items-end gap-2 max-sm:w-full max-sm:items-stretch">
      <div className="flex gap-2 max-sm:[&>*]:flex-1">
        <ActionButton runner={runner} action={bill} verb="bill" kind="secondary" size="medium" testId="deal-bill">
          Bill now
        </ActionButton>
        {role !== undefined && (
          <Button
            kind="danger"
            data-testid="deal-close"
            aria-disabled={early || undefined}
            onClick={() => (early ? setWhy(true) : onClose())}
          >
            Close deal
          </Button>
        )}
      </div>
      {why && end !== undefined && (
        <p role="status" className="text-xs text-muted">
          Until the agreed end on {formatDateTime(end)} only the buyer may close it.
        </p>
      )}
      <ActionFailure progress={runner.progress} />
      {runner.progress.stage === "done" && (
        <p role="status" data-testid="deal-billed" className="text-xs text-good">
          Billed. The payment is in the list below.
        </p>
      )}
    </div>
  );
}
