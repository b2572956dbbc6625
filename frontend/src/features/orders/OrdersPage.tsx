import { Side } from "@sonm/protocol/generated/enums.ts";
import { Link } from "@tanstack/react-router";
import { Plus, ScrollText } from "lucide-react";
import { useState } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { MyList } from "../../indexer/MyList.tsx";
import { isWithin } from "../../lib/days.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ListFilter } from "../../ui/ListFilter.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { CancelSheet } from "./CancelSheet.tsx";
import { OrderList } from "./OrderList.tsx";
import { RelaysDown } from "./RelaysDown.tsx";
import { type KnownOrder, stateOf } from "./knownOrder.ts";
import { isBid } from "./orderWords.ts";
import type { OrdersSearch } from "./ordersSearch.ts";
import { useMyOrders } from "./useOrders.ts";

interface OrdersPageProps {
  readonly search: OrdersSearch;
  readonly onSearch: (search: OrdersSearch) => void;
}

/** The reader's orders: announced, relayed, and signed on this device. */
export function OrdersPage({ search, onSearch }: OrdersPageProps) {
  const { account } = useMe();
  const now = useChainNow();
  const mine = useMyOrders(account);
  const [cancelling, setCancelling] = useState<Side>();
  const { show: chosen, ...days } = search;
  const show = chosen ?? "open";
  const isOpen = ({ offer }: KnownOrder) => ["active", "pending"].includes(stateOf(offer, now));
  const open = mine.data?.orders.filter(isOpen) ?? [];
  const shown = mine.data?.orders.filter(
    (order) => (show === "all" || isOpen(order) === (show === "open")) && isWithin(days, order.offer.createdAt),
  );
  const narrowed = days.since !== undefined || days.until !== undefined;
  const sides = [Side.Bid, Side.Ask].filter((side) =>
    open.some(({ offer }) => isBid(offer.fields) === (side === Side.Bid)),
  );

  return (
    <>
      <PageHeader
        title="Orders"
        aside={
          <div className="flex flex-wrap items-center gap-2">
            {account !== undefined && (
              <Choice
                label="Which orders"
                testId="orders-show"
                value={show}
                options={[
                  { value: "open", text: "Open" },
                  { value: "ended", text: "Ended" },
                  { value: "all", text: "All" },
                ]}
                onChange={(value) => onSearch(value === "open" ? days : { ...days, show: value })}
              />
            )}
            <Button asChild>
              <Link to="/bids" data-testid="all-bids">
                Everybody&rsquo;s bids
              </Link>
            </Button>
            <Button kind="primary" asChild>
              <Link to="/orders/new" data-testid="order-new">
                <Plus aria-hidden className="size-4" />
                New order
              </Link>
            </Button>
          </div>
        }
      >
        Say what you want or offer, sign it, and let the other side come to you. Signing costs nothing.
      </PageHeader>
      {mine.data?.relaysDown === true && (
        <RelaysDown>
          Orders that only relays have may be missing here. Announced ones and those of this device are complete.
        </RelaysDown>
      )}
      <Panel flush>
        {account !== undefined && (
          <ListFilter
            label="Known"
            testId="orders-filter"
            span={days}
            active={narrowed}
            onSpan={(span) => onSearch({ ...(chosen === undefined ? {} : { show: chosen }), ...span })}
          />
        )}
        <MyList
          query={mine}
          count={shown?.length}
          connect="Connect a wallet to see your orders and to sign new ones."
          empty={
            <Empty
              icon={ScrollText}
              testId="orders-empty"
              title={
                narrowed ? "No order of these days" : show === "ended" ? "No order has ended yet" : "No open orders"
              }
              action={
                <Button kind="primary" size="small" asChild>
                  <Link to="/orders/new">Make one</Link>
                </Button>
              }
            >
              A bid says what you want and pay at most; whoever fits can open the deal. To take an offer at once, look
              at the market.
            </Empty>
          }
        >
          <OrderList orders={shown} />
        </MyList>
        {sides.length > 0 && (
          <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
            {sides.map((side) => (
              <Button
                key={side}
                kind="quiet"
                size="small"
                data-testid={side === Side.Bid ? "cancel-all-bids" : "cancel-all-asks"}
                onClick={() => setCancelling(side)}
              >
                Cancel all {side === Side.Bid ? "bids" : "asks"}
              </Button>
            ))}
          </div>
        )}
      </Panel>
      {cancelling !== undefined && account !== undefined && (
        <CancelSheet author={account} what={{ side: cancelling }} onClose={() => setCancelling(undefined)} />
      )}
    </>
  );
}
