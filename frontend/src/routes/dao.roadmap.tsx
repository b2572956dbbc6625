import { createFileRoute } from "@tanstack/react-router";

import { RoadmapPage } from "../features/roadmap/RoadmapPage.tsx";

export const Route = createFileRoute("/dao/roadmap")({ component: RoadmapPage });
