import { createFileRoute } from "@tanstack/react-router";

import { BenchmarksPage } from "../features/benchmarks/BenchmarksPage.tsx";

export const Route = createFileRoute("/benchmarks")({ component: BenchmarksPage });
