import { createFileRoute, notFound } from "@tanstack/react-router";
import { type Address, isAddress } from "viem";

import { MasternodePage } from "../features/staking/node/MasternodePage.tsx";

export const Route = createFileRoute("/masternodes/$owner")({
  beforeLoad: ({ params }) => {
    if (!isAddress(params.owner, { strict: false })) notFound({ throw: true });
  },
  component: MasternodeRoute,
});

function MasternodeRoute() {
  const { owner } = Route.useParams();
  return <MasternodePage key={owner} owner={owner as Address} />;
}
