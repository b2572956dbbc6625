import { createFileRoute } from "@tanstack/react-router";

import { BidsPage } from "../features/orders/BidsPage.tsx";

export const Route = createFileRoute("/bids")({ component: BidsPage });
