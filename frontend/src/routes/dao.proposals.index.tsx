import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { ProposalsPage } from "../features/governance/ProposalsPage.tsx";
import { type ProposalsSearch, readProposalsSearch } from "../features/governance/proposalsSearch.ts";

export const Route = createFileRoute("/dao/proposals/")({
  validateSearch: (source: Record<string, unknown>): ProposalsSearch => readProposalsSearch(source),
  component: ProposalsRoute,
});

function ProposalsRoute() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return <ProposalsPage search={search} onSearch={(next) => void navigate({ search: next })} />;
}
