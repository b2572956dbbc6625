import { Side } from "@sonm/protocol/generated/enums.ts";
import { useState } from "react";

import { encodeEndRequest, encodeRequest } from "../../../chain/amendmentCalls.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Deal } from "../../../indexer/deal.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { ChangeReceipt } from "./ChangeReceipt.tsx";
import { ConditionsTable } from "./ConditionsTable.tsx";
import type { Conditions, DealSide } from "./changes.ts";

/** What is done about a request that waits. */
export type Answer = "accept" | "refuse" | "withdraw";

const TEXTS: Record<Answer, { title: string; hint: string; button: string; done: string; after: string }> = {
  accept: {
    title: "Accept the change of",
    hint: "It applies at once. What accrued is billed at the old price first.",
    button: "Accept the change",
    done: "The deal is changed",
    after: "What had accrued is billed at the old price. It goes on as shown here.",
  },
  refuse: {
    title: "Refuse the change of",
    hint: "The deal goes on as it is. The other side may ask again.",
    button: "Refuse the change",
    done: "The request is refused",
    after: "The deal goes on as it was.",
  },
  withdraw: {
    title: "Withdraw the request on",
    hint: "The other side can't accept it any more. The deal goes on as it is.",
    button: "Withdraw the request",
    done: "The request is withdrawn",
    after: "The deal goes on as it was.",
  },
};

interface AnswerSheetProps {
  readonly deal: Deal;
  /** Whose request it is. */
  readonly side: DealSide;
  readonly want: Conditions;
  readonly answer: Answer;
  readonly onClose: () => void;
}

/** Accepts, refuses or withdraws a request that waits. */
export function AnswerSheet({ deal, side, want, answer, onClose }: AnswerSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [before] = useState(deal.terms);
  const { title, hint, button, done, after } = TEXTS[answer];
  const data =
    answer === "accept"
      ? encodeRequest(deal.terms, want.price, want.duration)
      : encodeEndRequest(deal.terms, side === "bid" ? Side.Bid : Side.Ask);
  const action =
    account === undefined
      ? undefined
      : singleCall(account, `${title} deal #${deal.number}`, { to: contracts.Amendments, data });

  if (runner.progress.stage === "done")
    return (
      <ChangeReceipt deal={deal} title={done} description={after} record={runner.progress.record} onClose={onClose} />
    );
  return (
    <Sheet
      open
      onClose={onClose}
      testId="answer-sheet"
      title={`${title} deal #${deal.number}`}
      description={hint}
      footer={
        <ActionBox
          runner={runner}
          action={action}
          verb={answer}
          kind={answer === "accept" ? "primary" : "danger"}
          className="w-full"
          testId="answer-submit"
        >
          {button}
        </ActionBox>
      }
    >
      <ConditionsTable before={before} after={want} start={before.start} />
    </Sheet>
  );
}
