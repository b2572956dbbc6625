import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { MarketPage } from "../features/market/MarketPage.tsx";
import { type MarketSearch, readMarketSearch } from "../features/market/book/search.ts";

export const Route = createFileRoute("/")({
  validateSearch: (source: Record<string, unknown>): MarketSearch => readMarketSearch(source),
  component: MarketRoute,
  // The page that most people see first comes with the entry, not after it.
  codeSplitGroupings: [],
});

function MarketRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return <MarketPage search={search} onSearch={(next) => void navigate({ search: next, resetScroll: false })} />;
}
