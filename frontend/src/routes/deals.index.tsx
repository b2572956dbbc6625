import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { DealsPage } from "../features/deals/DealsPage.tsx";
import { type DealsSearch, readDealsSearch } from "../features/deals/dealsSearch.ts";

export const Route = createFileRoute("/deals/")({
  validateSearch: (source: Record<string, unknown>): DealsSearch => readDealsSearch(source),
  component: DealsRoute,
});

function DealsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return <DealsPage search={search} onSearch={(next) => void navigate({ search: next })} />;
}
