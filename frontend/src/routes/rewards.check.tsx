import { createFileRoute, useNavigate } from "@tanstack/react-router";

import { CheckPage } from "../features/rewards/check/CheckPage.tsx";

/** Which program a machine is held against; the newest unless told otherwise. */
interface CheckSearch {
  readonly program?: number;
}

export const Route = createFileRoute("/rewards/check")({
  validateSearch: ({ program }: Record<string, unknown>): CheckSearch =>
    Number.isSafeInteger(program) ? { program: program as number } : {},
  component: CheckRoute,
});

function CheckRoute() {
  const { program } = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <CheckPage
      program={program}
      onProgram={(next) => void navigate({ search: { program: next }, resetScroll: false })}
    />
  );
}
