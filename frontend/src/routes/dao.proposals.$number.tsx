import { createFileRoute, notFound } from "@tanstack/react-router";

import { ProposalPage } from "../features/governance/proposal/ProposalPage.tsx";

export const Route = createFileRoute("/dao/proposals/$number")({
  beforeLoad: ({ params }) => {
    if (!/^[1-9]\d{0,8}$/.test(params.number)) notFound({ throw: true });
  },
  component: ProposalRoute,
});

function ProposalRoute() {
  const { number } = Route.useParams();
  return <ProposalPage key={number} number={Number(number)} />;
}
