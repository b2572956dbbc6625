import { createFileRoute, notFound } from "@tanstack/react-router";

import { ClassPage } from "../features/rewards/classes/ClassPage.tsx";

export const Route = createFileRoute("/rewards/classes/$classId")({
  beforeLoad: ({ params }) => {
    if (!/^\d{1,3}$/.test(params.classId)) notFound({ throw: true });
  },
  component: ClassRoute,
});

function ClassRoute() {
  const { classId } = Route.useParams();
  return <ClassPage key={classId} id={Number(classId)} />;
}
