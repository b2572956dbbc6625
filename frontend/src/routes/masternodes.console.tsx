import { createFileRoute } from "@tanstack/react-router";

import { ConsolePage } from "../features/staking/console/ConsolePage.tsx";

export const Route = createFileRoute("/masternodes/console")({ component: ConsolePage });
