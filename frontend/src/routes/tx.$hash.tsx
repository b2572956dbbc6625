import { createFileRoute, notFound } from "@tanstack/react-router";
import { type Hex, isHash } from "viem";

import { TransactionPage } from "../features/transactions/TransactionPage.tsx";

export const Route = createFileRoute("/tx/$hash")({
  beforeLoad: ({ params }) => {
    if (!isHash(params.hash)) notFound({ throw: true });
  },
  component: TransactionRoute,
});

function TransactionRoute() {
  const { hash } = Route.useParams();
  return <TransactionPage key={hash} hash={hash as Hex} />;
}
