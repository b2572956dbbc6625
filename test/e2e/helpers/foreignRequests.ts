import type { Page } from "@playwright/test";

/** Collects the URL of every request that leaves the page for a host that is not among those allowed. */
export function foreignRequests(page: Page, allowed: readonly string[]): string[] {
  const origins = new Set(allowed.map((url) => new URL(url).origin));
  const foreign: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$|^wss?:$/.test(url.protocol) && !origins.has(url.origin)) foreign.push(request.url());
  });
  return foreign;
}
