import { defineConfig, devices } from "@playwright/test";

import stories from "../playwright.config.ts";

/**
 * The journeys of the four kinds of users, from an empty wallet to their end, on a desktop and on a phone. Each has a wallet of its
 * own, and most of its time it waits for epochs, votes and notice periods: so several go at a time, on one network of their own.
 */
export default defineConfig({
  ...stories,
  testIgnore: [],
  outputDir: "../../../test-results/journeys",
  globalSetup: "../startNetwork.ts",
  workers: 2,
  fullyParallel: true,
  timeout: 900_000,
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } } },
    { name: "phone", use: { ...devices["Pixel 7"], viewport: { width: 360, height: 740 } } },
  ],
});
