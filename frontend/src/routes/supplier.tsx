import { createFileRoute } from "@tanstack/react-router";

import { SupplierPage } from "../features/supplier/SupplierPage.tsx";

export const Route = createFileRoute("/supplier")({ component: SupplierPage });
