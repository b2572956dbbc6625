import { createFileRoute, notFound } from "@tanstack/react-router";

import { WorkPage } from "../features/works/WorkPage.tsx";

export const Route = createFileRoute("/dao/works/$id")({
  beforeLoad: ({ params }) => {
    if (!/^\d{1,9}$/.test(params.id)) notFound({ throw: true });
  },
  component: WorkRoute,
});

function WorkRoute() {
  const { id } = Route.useParams();
  return <WorkPage key={id} id={Number(id)} />;
}
