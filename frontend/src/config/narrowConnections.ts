import { LOOPBACK } from "./contentSecurityPolicy.ts";
import type { RuntimeConfig } from "./RuntimeConfig.ts";

/**
 * Sources of the page's reads: its two endpoints and its relays. On the local network a person starts nodes and agents on
 * ports of their own, and the page talks to them too.
 */
export function connectionSources({ rpcUrl, graphqlUrl, relays, local }: RuntimeConfig): readonly string[] {
  const origins = [rpcUrl, graphqlUrl, ...(relays ?? [])].map((url) => new URL(url).origin);
  return [...new Set([...origins, ...(local ? LOOPBACK : [])])];
}

/**
 * Adds a second content security policy once the endpoints are known: from then on the page can reach its own server and
 * those, and nothing else. A later policy can only take away.
 */
export function narrowConnections(document: Document, config: RuntimeConfig): void {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = `connect-src 'self' ${connectionSources(config).join(" ")}`;
  document.head.append(meta);
}
