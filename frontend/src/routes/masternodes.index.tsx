import { createFileRoute } from "@tanstack/react-router";

import { MasternodesPage } from "../features/staking/MasternodesPage.tsx";

export const Route = createFileRoute("/masternodes/")({ component: MasternodesPage });
