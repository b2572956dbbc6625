import { join } from "node:path";

import compression from "compression";
import { type Connect, preview, type PreviewServer } from "vite";

import { ROOT } from "../root.ts";

/** What the page is told about its network, as `/config.json`. */
export interface PageConfig {
  readonly chainId: number;
  readonly rpcUrl: string;
  readonly graphqlUrl: string;
  /** Base URLs of the nodes that relay orders. */
  readonly relays: readonly string[];
}

/** On top of the policy that the page carries itself: exactly this network's endpoints, and no frame around it. */
const policy = ({ rpcUrl, graphqlUrl, relays }: PageConfig): string => {
  const origins = [rpcUrl, graphqlUrl, ...relays].map((url) => new URL(url).origin);
  return `connect-src 'self' ${origins.join(" ")}; frame-ancestors 'none'`;
};

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
        "Content-Security-Policy": policy(config),
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
