import { connectionSources } from "../config/narrowConnections.ts";
import type { RuntimeConfig } from "../config/RuntimeConfig.ts";

const LOOPBACK_HOSTS = ["127.0.0.1", "localhost"];

/**
 * Whether the page may call an address: its own server's, those that it is set up with, and on the local network those of
 * this computer. It calls nobody else, so that no stranger learns who reads what.
 *
 * @param page address of the page
 */
export function mayFetch(url: string, config: RuntimeConfig, page: string): boolean {
  const { origin, hostname } = new URL(url);
  if (origin === new URL(page).origin || connectionSources(config).includes(origin)) return true;
  return config.local && LOOPBACK_HOSTS.includes(hostname);
}
