import { Link } from "@tanstack/react-router";
import { Megaphone } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { OrderList } from "./OrderList.tsx";
import { RelaysDown } from "./RelaysDown.tsx";
import { useBids } from "./useOrders.ts";

/** What all buyers look for, for whoever has a machine to rent out. */
export function BidsPage() {
  const now = useChainNow();
  const bids = useBids(now);
  const none = bids.data?.orders.length === 0;
  return (
    <>
      <BackLink to="/orders">Orders</BackLink>
      <PageHeader title="What buyers look for">
        Open <Term id="bid">bids</Term>, the best paid first. Look at one to see which offers fit it, and open the deal
        with yours.
      </PageHeader>
      {bids.data?.relaysDown === true && <RelaysDown>Bids that only relays have may be missing here.</RelaysDown>}
      <Panel flush>
        {bids.isError && bids.data === undefined ? (
          <IndexUnreachable onRetry={() => void bids.refetch()} />
        ) : none ? (
          <Empty
            icon={Megaphone}
            testId="bids-empty"
            title="Nobody looks for a machine"
            action={
              <Button kind="primary" size="small" asChild>
                <Link to="/orders/new">Make an order</Link>
              </Button>
            }
          >
            Offer yours by an ask: buyers find it on the market, and their bids find it by themselves.
          </Empty>
        ) : (
          <OrderList orders={bids.data?.orders} />
        )}
      </Panel>
    </>
  );
}
