import { createFileRoute } from "@tanstack/react-router";

import { ProposePage } from "../features/governance/propose/ProposePage.tsx";
import { type ProposeSearch, readProposeSearch } from "../features/governance/propose/proposeSearch.ts";

export const Route = createFileRoute("/dao/propose")({
  validateSearch: (source: Record<string, unknown>): ProposeSearch => readProposeSearch(source),
  component: ProposeRoute,
});

function ProposeRoute() {
  const search = Route.useSearch();
  return <ProposePage key={JSON.stringify(search)} search={search} />;
}
