import { createFileRoute, notFound } from "@tanstack/react-router";
import { type Hex, isHash } from "viem";

import { OrderPage } from "../features/orders/OrderPage.tsx";

export const Route = createFileRoute("/orders/$id")({
  beforeLoad: ({ params }) => {
    if (!isHash(params.id)) notFound({ throw: true });
  },
  component: OrderRoute,
});

function OrderRoute() {
  const { id } = Route.useParams();
  return <OrderPage key={id} id={id.toLowerCase() as Hex} />;
}
