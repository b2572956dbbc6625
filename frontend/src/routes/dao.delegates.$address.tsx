import { createFileRoute, notFound } from "@tanstack/react-router";
import { isAddress } from "viem";

import { DelegatePage } from "../features/governance/delegates/DelegatePage.tsx";
import { readAddress } from "../lib/readAddress.ts";

export const Route = createFileRoute("/dao/delegates/$address")({
  beforeLoad: ({ params }) => {
    if (!isAddress(params.address, { strict: false })) notFound({ throw: true });
  },
  component: DelegateRoute,
});

function DelegateRoute() {
  const { address } = Route.useParams();
  const read = readAddress(address);
  return read === undefined ? null : <DelegatePage key={read} address={read} />;
}
