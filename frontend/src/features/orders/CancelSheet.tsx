import { Side } from "@sonm/protocol/generated/enums.ts";
import type { Address } from "viem";

import { encodeCancel, encodeCancelAll } from "../../chain/calls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";

/** What is cancelled: the order with one number, or everything on one side. */
export type Cancellation = { readonly nonce: bigint } | { readonly side: Side };

interface CancelSheetProps {
  readonly author: Address;
  readonly what: Cancellation;
  readonly onClose: () => void;
}

const sideText = (side: Side): string => (side === Side.Ask ? "asks" : "bids");

/** Cancels one order, or all of one side, by a transaction. */
export function CancelSheet({ author, what, onClose }: CancelSheetProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const one = "nonce" in what;
  const title = one ? `Cancel order ${what.nonce}` : `Cancel all my ${sideText(what.side)}`;
  const action = singleCall(author, title, {
    to: contracts.Market,
    data: one ? encodeCancel(what.nonce) : encodeCancelAll(what.side),
  });
  const done = runner.progress.stage === "done";
  return (
    <Sheet
      open
      onClose={onClose}
      testId="cancel-sheet"
      title={`${title}?`}
      description={
        one
          ? "Nobody can open a deal with it any more, wherever a copy of it is."
          : `All ${sideText(what.side)} signed so far are void, also those that nobody has seen yet. New ones can be signed at once.`
      }
      footer={
        done ? (
          <Button kind="primary" size="large" className="w-full" data-testid="cancel-done" onClick={onClose}>
            Done
          </Button>
        ) : (
          <ActionBox
            runner={runner}
            action={action}
            verb="cancel"
            kind="danger"
            className="w-full"
            testId="cancel-submit"
          >
            {one ? "Cancel the order" : `Cancel all ${sideText(what.side)}`}
          </ActionBox>
        )
      }
    >
      {done ? (
        <Notice tone="good" live title={one ? "The order is cancelled." : `All ${sideText(what.side)} are cancelled.`}>
          Relays drop it by themselves.
        </Notice>
      ) : (
        <p className="text-muted text-pretty">
          Deals that run are not touched. It costs the network fee and nothing else.
        </p>
      )}
    </Sheet>
  );
}
