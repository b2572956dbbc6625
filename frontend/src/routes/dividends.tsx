import { createFileRoute } from "@tanstack/react-router";

import { DividendsPage } from "../features/dividends/DividendsPage.tsx";

export const Route = createFileRoute("/dividends")({ component: DividendsPage });
