import { useState } from "react";
import type { Hex } from "viem";

import { useMe } from "../../chain/useMe.ts";
import { encodeDeliver, encodeDispute, encodeReject } from "../../chain/workCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type Content, ContentEntry } from "../../content/ContentEntry.tsx";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Button } from "../../ui/Button.tsx";
import { Sheet } from "../../ui/Sheet.tsx";

/** What is told of a milestone: by the one who makes it, by the one who reviews it. */
const ACTS = {
  deliver: {
    title: "Deliver",
    description: "Hand in what was made, by its hash. The reviewer answers in its time.",
    label: "What you made",
    first: "file",
    done: "Delivered. It is the reviewer's turn.",
    encode: encodeDeliver,
  },
  reject: {
    title: "Reject",
    description: "Say what is missing. The developer may deliver again, or call for the DAO.",
    label: "Your reasons",
    first: "text",
    done: "Rejected. It is the developer's turn.",
    encode: encodeReject,
  },
  dispute: {
    title: "Call for the DAO",
    description: "Say why the rejection is wrong. Holders decide by a vote which share you get.",
    label: "Your reasons",
    first: "text",
    done: "The DAO decides now. Somebody has to propose it.",
    encode: encodeDispute,
  },
} as const;

interface TellSheetProps {
  readonly act: keyof typeof ACTS;
  readonly orderId: bigint;
  /** Of the milestone, from 0. */
  readonly index: number;
  /** Gets what is so now, where it was done. */
  readonly onClose: (done?: string) => void;
}

/** Delivers, rejects or disputes a milestone, with what is told of it. */
export function TellSheet({ act, orderId, index, onClose }: TellSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [content, setContent] = useState<Content>();
  const { title, description, label, first, done, encode } = ACTS[act];
  const name = `milestone ${index + 1} of work order ${orderId}`;
  const finished = runner.progress.stage === "done";
  const data = (hash: Hex, uri: string) => encode(orderId, BigInt(index), hash, uri);
  return (
    <Sheet
      open
      onClose={() => onClose(finished ? done : undefined)}
      testId="tell-sheet"
      title={`${title}: ${name}`}
      description={description}
      footer={
        finished ? (
          <Button size="large" className="w-full" data-testid="tell-close" onClick={() => onClose(done)}>
            Close
          </Button>
        ) : (
          <ActionBox
            runner={runner}
            action={
              account === undefined || content === undefined
                ? undefined
                : singleCall(account, `${title}: ${name}`, {
                    to: contracts.WorkOrders,
                    data: data(content.hash, content.uri),
                  })
            }
            verb="send it"
            className="w-full"
            testId="tell-submit"
          >
            {title}
          </ActionBox>
        )
      }
    >
      <div className="space-y-4">
        <ActionDone progress={runner.progress} title={done} testId="tell-done" />
        {!finished && (
          <ContentEntry
            label={label}
            first={first}
            disabled={isRunning(runner.progress)}
            testId="tell"
            onContent={(next) => {
              setContent(next);
              if (!isRunning(runner.progress)) runner.reset();
            }}
          />
        )}
      </div>
    </Sheet>
  );
}
