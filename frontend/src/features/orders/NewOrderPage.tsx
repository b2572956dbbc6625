import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";

import { useMe } from "../../chain/useMe.ts";
import { useIndexerHead } from "../../indexer/useIndexerHead.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { connectBus } from "../../wallet/connectBus.ts";
import { OrderForm } from "./OrderForm.tsx";
import { OrderReview } from "./OrderReview.tsx";
import { type DraftField, type OrderDraft, draftFaults, emptyDraft } from "./orderDraft.ts";
import { useMyOrders } from "./useOrders.ts";

/** Fields that are wrong while they are empty, but are not yet called so. */
const LATE: readonly DraftField[] = ["price"];

/** A new bid or ask: filled in, reviewed, signed, published. */
export function NewOrderPage({
  side,
  onSide,
}: {
  readonly side: "ask" | "bid";
  readonly onSide: (side: "ask" | "bid") => void;
}) {
  const { account } = useMe();
  const mine = useMyOrders(account);
  const { down } = useIndexerHead();
  const [drafts, setDrafts] = useState(() => ({ ask: emptyDraft("ask"), bid: emptyDraft("bid") }));
  const [tried, setTried] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const draft = drafts[side];
  const change = (part: Partial<OrderDraft>) => setDrafts((old) => ({ ...old, [side]: { ...old[side], ...part } }));
  const faults = draftFaults(draft);
  const good = Object.keys(faults).length === 0;
  const shown = tried
    ? faults
    : Object.fromEntries(
        Object.entries(faults).filter(([key]) => !LATE.includes(key as DraftField) || draft.price !== ""),
      );
  const unlisted = mine.data === undefined && (mine.isError || down);
  const known = mine.data?.orders.map(({ offer }) => offer.fields.nonce) ?? (unlisted ? [] : undefined);

  return (
    <>
      <Link to="/orders" className="mb-3 inline-flex items-center gap-1.5 text-xs text-muted hover:text-text">
        <ArrowLeft aria-hidden className="size-3.5" />
        Orders
      </Link>
      <PageHeader
        title={side === "bid" ? "New bid" : "New ask"}
        aside={
          <Choice
            label="Side"
            testId="order-side"
            value={side}
            options={[
              { value: "bid", text: "I want a machine" },
              { value: "ask", text: "I offer a machine" },
            ]}
            onChange={(next) => {
              setTried(false);
              onSide(next);
            }}
          />
        }
      >
        {side === "bid"
          ? "Say what you want and what you pay at most. Suppliers, or anybody, can then open the deal for you."
          : "For machines whose key is in your wallet. The agent signs asks for its machine by itself."}
      </PageHeader>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!good) return;
          if (account === undefined) connectBus.open();
          else setReviewing(true);
        }}
      >
        <OrderForm draft={draft} onChange={change} faults={shown} />
        {tried && !good && (
          <Notice tone="bad" live testId="order-faults" title="Something is not right yet.">
            Look at the fields marked red.
          </Notice>
        )}
        <div className="flex justify-end">
          <Button kind="primary" size="large" type="submit" data-testid="order-to-review" className="max-sm:w-full">
            {account === undefined ? "Connect to sign" : "Review and sign"}
          </Button>
        </div>
      </form>
      {reviewing && account !== undefined && (
        <OrderReview
          draft={draft}
          author={account}
          known={known}
          unlisted={unlisted}
          onClose={() => setReviewing(false)}
        />
      )}
    </>
  );
}
