import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { FindPage } from "../features/find/FindPage.tsx";
import { type FindSearch, readFindSearch } from "../features/find/findSearch.ts";

export const Route = createFileRoute("/find")({
  validateSearch: (source: Record<string, unknown>): FindSearch => readFindSearch(source),
  component: FindRoute,
});

function FindRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <FindPage search={search} onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />
  );
}
