import { join } from "node:path";

import compression from "compression";
import { type Connect, preview, type PreviewServer } from "vite";

import type { HttpSource } from "../../../oracle/src/node/rate/RateSource.ts";
import { ROOT } from "../root.ts";

/** What the page is told about its network, as `/config.json`. */
export interface PageConfig {
  readonly chainId: number;
  readonly rpcUrl: string;
  readonly graphqlUrl: string;
  /** Base URLs of the nodes that relay orders. */
  readonly relays: readonly string[];
  /** Price sources that who starts a node is proposed, as its setting takes them. */
  readonly rateSources: readonly HttpSource[];
}

/** On top of the policy that the page carries itself: what a meta element can't say. */
const POLICY = "frame-ancestors 'none'";

/**
 * Serves the built page on 127.0.0.1, with its configuration, compressed as by any careful server.
 *
 * @returns closes the server and the connections that it has
 */
export async function servePage(port: number, config: PageConfig): Promise<() => Promise<void>> {
  const server = await preview({
    configFile: false,
    logLevel: "error",
    root: join(ROOT, "frontend"),
    build: { outDir: "dist" },
    preview: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      headers: {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
      },
    },
    plugins: [{ name: "page-server", configurePreviewServer: (page) => prepare(page, config) }],
  });
  return async () => {
    // A browser keeps its connections open; closing politely would wait for it.
    if ("closeAllConnections" in server.httpServer) server.httpServer.closeAllConnections();
    await server.close();
  };
}

function prepare(server: PreviewServer, config: PageConfig): void {
  server.middlewares.use(compression() as Connect.NextHandleFunction);
  server.middlewares.use("/config.json", (_request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.setHeader("Cache-Control", "no-cache");
    response.end(JSON.stringify(config));
  });
}
