import { createFileRoute } from "@tanstack/react-router";

import { GlossaryPage } from "../glossary/GlossaryPage.tsx";

export const Route = createFileRoute("/glossary")({ component: GlossaryPage });
