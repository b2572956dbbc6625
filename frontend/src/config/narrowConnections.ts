import { LOOPBACK } from "./contentSecurityPolicy.ts";
import type { RuntimeConfig } from "./RuntimeConfig.ts";
import { WALLET_CONNECT } from "./walletConnectHosts.ts";

/**
 * Sources of the page's reads: its two endpoints and its relays, and the relay of WalletConnect where the server names a project
 * there. On the local network a person starts nodes and agents on ports of their own, and the page talks to them too.
 */
export function connectionSources(config: RuntimeConfig): readonly string[] {
  const { rpcUrl, graphqlUrl, relays, local, walletConnectProjectId } = config;
  const origins = [rpcUrl, graphqlUrl, ...(relays ?? [])].map((url) => new URL(url).origin);
  const phones = walletConnectProjectId === undefined ? [] : [WALLET_CONNECT.relay];
  return [...new Set([...origins, ...(local ? LOOPBACK : []), ...phones])];
}

/**
 * Adds a second content security policy once the endpoints are known: from then on the page can reach its own server and
 * those, and nothing else. A later policy can only take away.
 */
export function narrowConnections(document: Document, config: RuntimeConfig): void {
  const frames = config.walletConnectProjectId === undefined ? "'none'" : WALLET_CONNECT.verify;
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = `connect-src 'self' ${connectionSources(config).join(" ")}; frame-src ${frames}`;
  document.head.append(meta);
}
