import { expect } from "@playwright/test";

import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { accessible, fits, picture, test } from "./test.ts";

const PHONE = { width: 360, height: 780 };
const DESK = { width: 1280, height: 900 };

/** Reports come once a minute, and a share of time takes two of them. */
const ATTESTED_WITHIN = 300_000;

test("everybody sees how the network does, over time and now", async ({ page }) => {
  test.setTimeout(ATTESTED_WITHIN + 240_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);

  await test.step("answers what a person asks first", async () => {
    await shell.open("/stats");
    await expect(page.getByTestId("stats-up")).toHaveText(/^[1-9]\d* of [1-9]\d* nodes signed$/, {
      timeout: ATTESTED_WITHIN,
    });
    await expect(page.getByTestId("stats-class").first()).toBeVisible({ timeout: ATTESTED_WITHIN });
  });

  await test.step("charts what the index summed up, and what it has not yet", async () => {
    for (const chart of ["stats-rate", "stats-reports", "stats-signatures", "stats-nodes", "stats-attested"]) {
      await expect(page.getByTestId(chart).locator("svg[aria-label]"), chart).toBeVisible({ timeout: ATTESTED_WITHIN });
      await page.getByTestId(`${chart}-table`).click();
      await expect(page.getByTestId(`${chart}-row`).first()).toContainText(/[1-9]/);
      await page.getByTestId(`${chart}-table`).click();
    }
  });

  await test.step("shows when machines were online, cell by cell", async () => {
    const known = page.locator('[data-testid="uptime-cell"][data-share]').last();
    await expect(known).toBeVisible({ timeout: ATTESTED_WITHIN });
    await known.focus();
    await expect(page.getByTestId("uptime-popover")).toContainText("Online");
    await page.keyboard.press("ArrowLeft");
    await expect(page.locator('[data-testid="uptime-cell"]:focus')).toHaveCount(1);
    await page.keyboard.press("Escape");
  });

  await test.step("keeps time and steps in the address", async () => {
    await page.getByTestId("stats-span-7d").click();
    await expect(page).toHaveURL(/span=7d/);
    await page.getByTestId("stats-by-hour").click();
    await expect(page).toHaveURL(/by=hour/);
    await page.getByTestId("stats-span-24h").click();
  });

  await test.step("stands in light, in dark and on a phone", async () => {
    await accessible(page, "the network");
    await picture(page, "stats");
    await page.screenshot({ path: "test-results/screenshots/stats-whole.png", fullPage: true });
    await page.setViewportSize(PHONE);
    await page.getByTestId("theme-menu").click();
    await page.getByTestId("theme-dark").click();
    await fits(page, "the network's page");
    await accessible(page, "the network on a phone");
    await page.screenshot({ path: "test-results/screenshots/stats-phone.png", fullPage: true });
    await page.setViewportSize(DESK);
    await page.screenshot({ path: "test-results/screenshots/stats-dark.png", fullPage: true });
  });
});
