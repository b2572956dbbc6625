import { defineConfig, devices } from "@playwright/test";

import { systemBrowser } from "../../scripts/lib/systemBrowser.ts";

/** They have networks of their own. */
const OTHERS = ["journeys/**", "votes/**"];

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/e2e",
  globalSetup: "./startNetwork.ts",
  // One network, one buyer: one story at a time, in the order of the files' names.
  workers: 1,
  fullyParallel: false,
  // Several programs share the machine with the browser: a spoiled timing is tried again, a fault fails again.
  retries: 1,
  // Stories are long, and pages slow where a machine is busy; what hangs fails by the limit of its step.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    // What can't be clicked is told long before the story's own limit.
    actionTimeout: 60_000,
    // Recording one slows every page down, so only what failed is run again with it.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: systemBrowser(),
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } } },
    { name: "phone", testMatch: "**/*.phone.spec.ts", use: { ...devices["Pixel 7"] } },
  ].map((project) =>
    project.name === "desktop" ? { ...project, testIgnore: ["**/*.phone.spec.ts", ...OTHERS] } : project,
  ),
});
