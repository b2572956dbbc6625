import type { FileRoutesByTo } from "../routeTree.gen.ts";

/** The address of a page, with names where its parts differ: `/deals/$id`. */
export type PagePath = keyof FileRoutesByTo;
