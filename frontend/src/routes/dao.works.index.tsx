import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { WorksPage } from "../features/works/WorksPage.tsx";
import { type WorksSearch, readWorksSearch } from "../features/works/worksSearch.ts";

export const Route = createFileRoute("/dao/works/")({
  validateSearch: (source: Record<string, unknown>): WorksSearch => readWorksSearch(source),
  component: WorksRoute,
});

function WorksRoute() {
  const { show = "all" } = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <WorksPage filter={show} onFilter={(next) => void navigate({ search: next === "all" ? {} : { show: next } })} />
  );
}
