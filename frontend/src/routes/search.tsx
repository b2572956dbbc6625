import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { SearchPage } from "../features/search/SearchPage.tsx";

/** What is looked for. */
interface SearchSearch {
  readonly q?: string;
}

export const Route = createFileRoute("/search")({
  validateSearch: ({ q }: Record<string, unknown>): SearchSearch => {
    // The router reads digits as a number.
    const text = typeof q === "number" ? String(q) : q;
    return typeof text === "string" && text !== "" ? { q: text } : {};
  },
  component: SearchRoute,
});

function SearchRoute() {
  const { q = "" } = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <SearchPage
      query={q}
      onQuery={(next) => void navigate({ search: next === "" ? {} : { q: next }, replace: true, resetScroll: false })}
    />
  );
}
