import { createFileRoute } from "@tanstack/react-router";

import { ReleasesPage } from "../features/releases/ReleasesPage.tsx";

export const Route = createFileRoute("/dao/releases")({ component: ReleasesPage });
