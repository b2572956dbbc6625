import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { EarnPage } from "../features/earn/EarnPage.tsx";
import { type EarnSearch, readEarnSearch } from "../features/earn/earnSearch.ts";

export const Route = createFileRoute("/earn")({
  validateSearch: (source: Record<string, unknown>): EarnSearch => readEarnSearch(source),
  component: EarnRoute,
});

function EarnRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return <EarnPage search={search} onSearch={(next) => void navigate({ search: next, resetScroll: false })} />;
}
