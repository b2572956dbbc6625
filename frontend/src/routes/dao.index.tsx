import { createFileRoute } from "@tanstack/react-router";

import { DaoPage } from "../features/governance/DaoPage.tsx";

export const Route = createFileRoute("/dao/")({ component: DaoPage });
