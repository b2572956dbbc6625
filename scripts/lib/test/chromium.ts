import { existsSync } from "node:fs";

import { run } from "../run.ts";

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const installed = (): string | undefined => PATHS.find((path) => existsSync(path));

/** Path of the system's browser; installs Debian's where it may. */
export async function findChromium(): Promise<string> {
  const found = installed();
  if (found !== undefined) return found;
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) {
    throw new Error(
      "The tests in the browser and of graphics cards need Chromium; install it with your system's package manager and run them again.",
    );
  }
  console.log("Installing Chromium for the tests: about a minute, once.");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, quiet: true });
  const path = installed();
  if (path === undefined)
    throw new Error("Chromium could not be installed; run `apt-get install chromium` to see why.");
  return path;
}
