import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { NewOrderPage } from "../features/orders/NewOrderPage.tsx";

/** Which side the new order is of; a bid unless told otherwise. */
interface NewOrderSearch {
  readonly side?: "ask";
}

export const Route = createFileRoute("/orders/new")({
  validateSearch: ({ side }: Record<string, unknown>): NewOrderSearch => (side === "ask" ? { side } : {}),
  component: NewOrderRoute,
});

function NewOrderRoute() {
  const { side } = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <NewOrderPage
      side={side ?? "bid"}
      onSide={(next) => void navigate({ search: next === "ask" ? { side: next } : {}, resetScroll: false })}
    />
  );
}
