import { createFileRoute, notFound } from "@tanstack/react-router";

import { OracleReportPage } from "../features/oracle/OracleReportPage.tsx";

export const Route = createFileRoute("/reports/$sequence")({
  beforeLoad: ({ params }) => {
    if (!/^\d{1,15}$/.test(params.sequence)) notFound({ throw: true });
  },
  component: ReportRoute,
});

function ReportRoute() {
  const { sequence } = Route.useParams();
  return <OracleReportPage key={sequence} sequence={sequence} />;
}
