import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Address } from "viem";

import { orderDigest } from "../../chain/orderSignature.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { browserStorage } from "../../lib/browserStorage.ts";
import { useRelay } from "../../relay/useRelay.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { useAction } from "../../tx/useAction.ts";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { BidCover } from "./BidCover.tsx";
import { OrderPublish } from "./OrderPublish.tsx";
import { type KeptOrder, keepOrder, keptNonces } from "./keptOrders.ts";
import { type OrderDraft, orderOf } from "./orderDraft.ts";
import { isBid, orderSentences } from "./orderWords.ts";
import { readOrderPlace } from "./readOrderPlace.ts";
import { signAction } from "./signAction.ts";

interface OrderReviewProps {
  readonly draft: OrderDraft;
  readonly author: Address;
  /** Nonces that the author's orders have; undefined while they are read. */
  readonly known: readonly bigint[] | undefined;
  /** Whether they can't be read, but those of this device. */
  readonly unlisted: boolean;
  readonly onClose: () => void;
}

/** What will be signed, in words; then the signature; then the ways in which the order becomes known. */
export function OrderReview({ draft, author, known, unlisted, onClose }: OrderReviewProps) {
  const { chainId, contracts } = useRuntimeConfig();
  const { surroundings } = useRelay();
  const [now] = useState(useChainNow());
  const runner = useAction();
  const side = draft.side === "ask" ? 0 : 1;
  // What was signed a moment ago is not in the lists yet.
  const kept = useMemo(
    () => keptNonces(browserStorage, chainId, contracts.Market, author),
    [chainId, contracts, author],
  );
  const taken = known === undefined ? undefined : [...known, ...kept];
  const place = useQuery({
    queryKey: ["order-place", chainId, author, side, taken?.map(String)],
    queryFn: () => readOrderPlace(surroundings, author, side, taken ?? []),
    enabled: taken !== undefined,
    staleTime: Infinity,
  });
  const fields = useMemo(
    () => (place.data === undefined ? undefined : orderOf(draft, { author, now, ...place.data })),
    [draft, author, now, place.data],
  );
  const [signed, setSigned] = useState<KeptOrder>();
  const [lasting, setLasting] = useState(true);

  if (signed !== undefined)
    return (
      <Sheet
        open
        onClose={onClose}
        testId="order-signed"
        title="Signed. Now make it known"
        description="Nobody knows the order yet. It is kept on this device as long as it is good."
        footer={
          <div className="flex gap-2">
            <Button className="flex-1" asChild>
              <Link to="/orders">To my orders</Link>
            </Button>
            <Button kind="primary" className="flex-1" asChild>
              <Link to="/orders/$id" params={{ id: signed.id }} data-testid="order-signed-see">
                See the order
              </Link>
            </Button>
          </div>
        }
      >
        {!lasting && (
          <div className="mb-3">
            <Notice tone="warn" title="This browser does not let the page keep anything.">
              Publish the order or save it as a file before you leave the page.
            </Notice>
          </div>
        )}
        <OrderPublish order={signed} places={[]} />
      </Sheet>
    );

  const action =
    fields === undefined
      ? undefined
      : signAction(fields, chainId, contracts.Market, (signature) => {
          const order = { id: orderDigest(fields, chainId, contracts.Market), fields, signature, signedAt: now };
          setLasting(keepOrder(browserStorage, chainId, contracts.Market, order));
          setSigned(order);
        });
  return (
    <Sheet
      open
      onClose={onClose}
      testId="order-review"
      title={draft.side === "bid" ? "Sign this bid?" : "Sign this ask?"}
      description="A signature costs nothing and moves nothing. It lets others open the deal in your name."
      footer={
        <ActionBox runner={runner} action={action} verb="sign" className="w-full" testId="order-sign">
          Sign the {draft.side}
        </ActionBox>
      }
    >
      {place.isError && (
        <Notice tone="bad" live title="The node does not answer, so the order's number is not known.">
          Check the connection, close this and try again.
        </Notice>
      )}
      {fields === undefined ? (
        !place.isError && <Skeleton className="h-40 w-full" />
      ) : (
        <div className="space-y-5">
          <ul className="list-disc space-y-1.5 pl-4 text-pretty" data-testid="order-words">
            {orderSentences(fields, true).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {unlisted && (
            <Notice tone="warn" testId="order-unlisted" title="The index does not answer.">
              Orders that you signed on another device are not known now. This one may get the number of one of them:
              then only one of the two can be filled.
            </Notice>
          )}
          {isBid(fields) && <BidCover fields={fields} />}
          <Facts className="border-y">
            <Fact name="Order number" hint="Of your orders; a cancelled or filled number is never used again">
              {fields.nonce.toString()}
            </Fact>
            <Fact name="Epoch" hint={`Ends when you cancel all ${isBid(fields) ? "bids" : "asks"} at once`}>
              {fields.epoch}
            </Fact>
          </Facts>
        </div>
      )}
    </Sheet>
  );
}
