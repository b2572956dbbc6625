import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { OrdersPage } from "../features/orders/OrdersPage.tsx";
import { type OrdersSearch, readOrdersSearch } from "../features/orders/ordersSearch.ts";

export const Route = createFileRoute("/orders/")({
  validateSearch: (source: Record<string, unknown>): OrdersSearch => readOrdersSearch(source),
  component: OrdersRoute,
});

function OrdersRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return <OrdersPage search={search} onSearch={(next) => void navigate({ search: next })} />;
}
