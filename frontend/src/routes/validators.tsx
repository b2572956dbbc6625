import { createFileRoute } from "@tanstack/react-router";

import { ValidatorsPage } from "../features/validators/ValidatorsPage.tsx";

export const Route = createFileRoute("/validators")({ component: ValidatorsPage });
