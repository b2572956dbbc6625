import { useState } from "react";
import type { Address } from "viem";

import { encodeSetBlacklisted } from "../../chain/accountCalls.ts";
import { encodeClose, joinCalls } from "../../chain/calls.ts";
import { useBlacklisted } from "../../chain/useBlacklisted.ts";
import { useMarketTerms } from "../../chain/useMarketTerms.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Switch } from "../../ui/Switch.tsx";
import type { Role } from "./dealWords.ts";
import { refusalsOf } from "./refusals.ts";
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
  const [refused, setRefused] = useState<readonly Address[]>([]);
  const refusals = refusalsOf(deal.terms, role);
  const listed = useBlacklisted(
    account,
    refusals.map(({ target }) => target),
  );
  const label = `Close deal #${deal.number}${refused.length === 0 ? "" : " and add to my blacklist"}`;
  const data = joinCalls([encodeClose(deal.terms), ...refused.map((target) => encodeSetBlacklisted(target, true))]);
  const ready = account !== undefined && chainDeal.open && live !== undefined;
  const action = ready ? singleCall(account, label, { to: contracts.Market, data }) : undefined;
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
          {refusals.map(
            ({ target }) =>
              refused.includes(target) && (
                <Fact key={target} name="On your blacklist" testId="close-refused">
                  <AddressText address={target} />
                </Fact>
              ),
          )}
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
        <ActionBox runner={runner} action={action} verb="close" kind="danger" className="w-full" testId="close-submit">
          Close the deal
        </ActionBox>
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
      <div className="mt-4 space-y-4">
        {refusals.map(({ target, label: text, hint }, index) => (
          <Switch
            key={target}
            label={text}
            hint={listed?.[index] === true ? "It is on your blacklist already." : hint}
            checked={listed?.[index] === true || refused.includes(target)}
            disabled={listed?.[index] !== false || isRunning(runner.progress)}
            testId={`close-refuse-${index}`}
            onChange={(checked) =>
              setRefused(checked ? [...refused, target] : refused.filter((other) => other !== target))
            }
          />
        ))}
      </div>
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
