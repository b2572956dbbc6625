import { createFileRoute } from "@tanstack/react-router";

import { OracleReportsPage } from "../features/oracle/OracleReportsPage.tsx";

export const Route = createFileRoute("/reports/")({ component: OracleReportsPage });
