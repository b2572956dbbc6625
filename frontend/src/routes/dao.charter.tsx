import { createFileRoute } from "@tanstack/react-router";

import { CharterPage } from "../features/charter/CharterPage.tsx";

export const Route = createFileRoute("/dao/charter")({ component: CharterPage });
