import { createFileRoute, notFound } from "@tanstack/react-router";
import { type Address, isAddress } from "viem";

import { PublicAccountPage } from "../features/accounts/PublicAccountPage.tsx";
import { DealList } from "../features/deals/DealList.tsx";
import { fetchDeals } from "../features/deals/dealQueries.ts";
import { OrderList } from "../features/orders/OrderList.tsx";
import { useIndexer } from "../indexer/useIndexer.ts";

export const Route = createFileRoute("/accounts/$address")({
  beforeLoad: ({ params }) => {
    if (!isAddress(params.address, { strict: false })) notFound({ throw: true });
  },
  component: AccountRoute,
});

function AccountRoute() {
  const { address } = Route.useParams();
  const indexer = useIndexer();
  return (
    <PublicAccountPage
      key={address}
      address={address as Address}
      fetchDeals={(signal) => fetchDeals(indexer, address as Address, {}, signal)}
      renderDeals={(deals) => <DealList deals={deals} />}
      renderOrders={(orders) => <OrderList orders={orders.map((offer) => ({ offer, places: ["announced"] }))} />}
    />
  );
}
