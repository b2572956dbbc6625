import { useState } from "react";

import { encodeClose } from "../../chain/calls.ts";
import { useMarketTerms } from "../../chain/useMarketTerms.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Action } from "../../tx/Action.ts";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { ActionSteps } from "../../tx/ActionSteps.tsx";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { useAction } from "../../tx/useAction.ts";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Snm } from "../../ui/Snm.tsx";
import type { Role } from "./dealWords.ts";
import type { ChainDeal } from "./useLiveDeals.ts";

const BASIS_POINTS = 10_000n;

interface CloseSheetProps {
  readonly chainDeal: ChainDeal;
  readonly role: Role;
  readonly onDone: () => void;
}

/** Reviews a closing: what is paid, what comes back. */
export function CloseSheet({ chainDeal, role, onDone }: CloseSheetProps) {
  const { deal, balance, live, state } = chainDeal;
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const terms = useMarketTerms();
  const runner = useAction();
  const [sent, setSent] = useState<Action>();
  const label = `Close deal #${deal.number}`;
  const ready = account !== undefined && chainDeal.open && live !== undefined;
  const action: Action | undefined = !ready
    ? undefined
    : {
        title: label,
        account,
        prompts: [
          { kind: "transaction", label, call: () => ({ to: contracts.Market, data: encodeClose(deal.terms) }) },
        ],
      };
  const fee =
    live?.payable === undefined || terms === undefined ? undefined : (live.payable * BigInt(terms.fee)) / BASIS_POINTS;
  const after =
    balance === undefined || live?.payable === undefined || state === undefined
      ? undefined
      : balance + state.escrow - live.payable;

  if (runner.progress.stage === "done")
    return (
      <Sheet
        open
        onClose={onDone}
        testId="close-receipt"
        title="The deal is closed"
        description="What was owed is paid; the rest is back in the buyer's ledger balance."
        footer={
          <Button kind="primary" size="large" className="w-full" onClick={onDone} data-testid="close-done">
            Done
          </Button>
        }
      >
        <Facts className="border-y">
          <Fact name="Paid in all">
            <Snm wei={deal.totalPaid} />
          </Fact>
          <Fact name="Returned">
            <Snm wei={deal.refunded} />
          </Fact>
          <Fact name="Transaction">
            <TransactionLink hash={runner.progress.record.hash} />
          </Fact>
        </Facts>
      </Sheet>
    );

  return (
    <Sheet
      open
      onClose={onDone}
      testId="close-sheet"
      title={`Close deal #${deal.number}`}
      description={
        role === "buyer"
          ? "The machine stops working for you. You pay up to this second, and no more."
          : "You are paid up to this second. The buyer gets back what is left."
      }
      footer={
        <div className="space-y-3">
          <ActionFailure progress={runner.progress} />
          {runner.progress.stage !== "idle" && sent !== undefined && (
            <ActionSteps action={sent} progress={runner.progress} />
          )}
          <ActionButton
            runner={{
              ...runner,
              run: (next) => {
                setSent(next);
                runner.run(next);
              },
            }}
            action={action}
            verb="close"
            kind="danger"
            className="w-full"
            testId="close-submit"
          >
            Close the deal
          </ActionButton>
        </div>
      }
    >
      <Facts className="border-y">
        <Fact name="Accrued since the last bill" hint="Goes to the supplier; grows until the block">
          <Snm wei={live?.due} rounding="up" testId="close-due" />
        </Fact>
        <Fact name="Market fee in it" hint="Paid by the supplier">
          <Snm wei={fee} />
        </Fact>
        <Fact name="Held in escrow">
          <Snm wei={state?.escrow} />
        </Fact>
        <Fact name={role === "buyer" ? "Comes back to your ledger" : "Goes back to the buyer"} hint="About this much">
          <Snm wei={live?.refund} testId="close-refund" />
        </Fact>
        {role === "buyer" && (
          <Fact name="Ledger balance afterwards" strong>
            <Snm wei={after} testId="close-after" />
          </Fact>
        )}
      </Facts>
      {live?.due !== undefined && live.payable !== undefined && live.payable < live.due && (
        <div className="mt-4">
          <Notice tone="warn" title="Escrow and ledger hold less than is owed.">
            What is there is paid, the rest is forgiven.
          </Notice>
        </div>
      )}
    </Sheet>
  );
}
