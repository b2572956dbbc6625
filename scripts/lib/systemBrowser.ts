import { existsSync } from "node:fs";

/** Browsers of the system; Playwright's own would have to be downloaded. */
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser that talks to nobody by itself. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How the system's browser is started, for tests and measurements; Playwright's own where the system has none. */
export function systemBrowser(): { readonly executablePath?: string; readonly args?: string[] } {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  return executablePath === undefined ? {} : { executablePath, args: QUIET };
}
