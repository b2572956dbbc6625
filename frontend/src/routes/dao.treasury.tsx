import { createFileRoute } from "@tanstack/react-router";

import { TreasuryPage } from "../features/treasury/TreasuryPage.tsx";

export const Route = createFileRoute("/dao/treasury")({ component: TreasuryPage });
