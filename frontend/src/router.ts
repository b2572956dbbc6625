import { createHashHistory, createRouter } from "@tanstack/react-router";

import { routeTree } from "./routeTree.gen.ts";

/**
 * The page's router. Addresses stand behind a hash, so that the page works from any file server, under any path, and from a
 * content hash, without a server that knows its routes.
 */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
