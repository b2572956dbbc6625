import type { RuntimeConfig } from "./RuntimeConfig.ts";

/**
 * Adds a second content security policy once the endpoints are known: from then on the page can reach its own server and
 * those two, and nothing else. A later policy can only take away.
 */
export function narrowConnections(document: Document, config: RuntimeConfig): void {
  const origins = [config.rpcUrl, config.graphqlUrl].map((url) => new URL(url).origin);
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = `connect-src 'self' ${[...new Set(origins)].join(" ")}`;
  document.head.append(meta);
}
