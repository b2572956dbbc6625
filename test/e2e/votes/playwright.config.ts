import { defineConfig } from "@playwright/test";

import stories from "../playwright.config.ts";

/** What holders decide. Most of its time it waits for votes, so it has a network of its own, beside the other stories. */
export default defineConfig({
  ...stories,
  outputDir: "../../../test-results/votes",
  globalSetup: "../startNetwork.ts",
  projects: stories.projects
    ?.filter(({ name }) => name === "desktop")
    .map((project) => ({ ...project, testIgnore: [] })),
});
