import { createFileRoute, notFound } from "@tanstack/react-router";
import { isHash } from "viem";

import { DealPage } from "../features/deals/DealPage.tsx";

export const Route = createFileRoute("/deals/$id")({
  beforeLoad: ({ params }) => {
    if (!isHash(params.id)) notFound({ throw: true });
  },
  component: DealRoute,
});

function DealRoute() {
  const { id } = Route.useParams();
  return <DealPage key={id} id={id} />;
}
