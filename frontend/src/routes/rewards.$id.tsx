import { createFileRoute, notFound } from "@tanstack/react-router";

import { ProgramPage } from "../features/rewards/program/ProgramPage.tsx";

export const Route = createFileRoute("/rewards/$id")({
  beforeLoad: ({ params }) => {
    if (!/^\d{1,9}$/.test(params.id)) notFound({ throw: true });
  },
  component: ProgramRoute,
});

function ProgramRoute() {
  const { id } = Route.useParams();
  return <ProgramPage key={id} id={Number(id)} />;
}
