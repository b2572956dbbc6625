import { createFileRoute } from "@tanstack/react-router";

import { DirectoryPage } from "../features/directory/DirectoryPage.tsx";

export const Route = createFileRoute("/dao/directory")({ component: DirectoryPage });
