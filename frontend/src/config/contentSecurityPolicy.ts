import { WALLET_CONNECT } from "./walletConnectHosts.ts";

/** Endpoints of a page that is built for the local network: its ports are only known when it starts. */
export const LOOPBACK = ["http://127.0.0.1:*", "http://localhost:*"];

/**
 * The page's content security policy: nothing but its own files, and the endpoints named here. Inline styles are allowed,
 * since the wallet dialog and the popovers set them. WalletConnect's two hosts stand in it because a later policy can only
 * take away: `narrowConnections` does, before anything else is loaded, where the server names no project.
 *
 * @param endpoints URLs that the page may call; loopback addresses open every port of the loopback interface
 * @param inMeta whether it goes into a meta element, where `frame-ancestors` has no meaning
 */
export function contentSecurityPolicy(endpoints: readonly string[], inMeta: boolean): string {
  const origins = endpoints
    .map((endpoint) => new URL(endpoint))
    .map((url) => (url.hostname === "127.0.0.1" || url.hostname === "localhost" ? LOOPBACK : [url.origin]));
  const connect = [...new Set(origins.flat())];
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${[...connect, WALLET_CONNECT.relay].join(" ")}`,
    `frame-src ${WALLET_CONNECT.verify}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return (inMeta ? directives : [...directives, "frame-ancestors 'none'"]).join("; ");
}
