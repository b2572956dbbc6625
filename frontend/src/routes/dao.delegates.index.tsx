import { createFileRoute } from "@tanstack/react-router";

import { DelegatesPage } from "../features/governance/delegates/DelegatesPage.tsx";

export const Route = createFileRoute("/dao/delegates/")({ component: DelegatesPage });
