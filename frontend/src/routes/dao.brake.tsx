import { createFileRoute } from "@tanstack/react-router";

import { BrakePage } from "../features/governance/brake/BrakePage.tsx";

export const Route = createFileRoute("/dao/brake")({ component: BrakePage });
