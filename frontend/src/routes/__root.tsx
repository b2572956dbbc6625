import { createRootRoute } from "@tanstack/react-router";

import { Layout } from "../shell/Layout.tsx";
import { NotFound } from "../shell/NotFound.tsx";
import { PageError } from "../shell/PageError.tsx";

export const Route = createRootRoute({
  component: Layout,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <PageError error={error} />,
});
