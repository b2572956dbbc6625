import { createFileRoute, notFound, useNavigate } from "@tanstack/react-router";
import { isHash } from "viem";

import { DealPage } from "../features/deals/DealPage.tsx";

/** A change of the deal that one side signed and sent to the other. */
interface DealSearch {
  readonly change?: string;
}

export const Route = createFileRoute("/deals/$id")({
  validateSearch: ({ change }: Record<string, unknown>): DealSearch => {
    const word = typeof change === "number" ? String(change) : change;
    return typeof word === "string" && word !== "" ? { change: word } : {};
  },
  beforeLoad: ({ params }) => {
    if (!isHash(params.id)) notFound({ throw: true });
  },
  component: DealRoute,
});

function DealRoute() {
  const { id } = Route.useParams();
  const { change } = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <DealPage
      key={id}
      id={id}
      signed={change}
      onSigned={(word) => void navigate({ search: word === undefined ? {} : { change: word }, resetScroll: false })}
    />
  );
}
