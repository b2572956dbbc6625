import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { StatsPage } from "../features/stats/StatsPage.tsx";
import { type StatsSearch, readStatsSearch } from "../features/stats/statsSearch.ts";

export const Route = createFileRoute("/stats")({
  validateSearch: (source: Record<string, unknown>): StatsSearch => readStatsSearch(source),
  component: StatsRoute,
});

function StatsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return <StatsPage search={search} onSearch={(next) => void navigate({ search: next, resetScroll: false })} />;
}
