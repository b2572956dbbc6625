import { expect, type Page } from "@playwright/test";

import { connectLocal, openMarket } from "./steps.ts";
import { accessible, picture, test } from "./test.ts";

const THEMES = ["light", "dark"] as const;

async function setTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.getByTestId("theme-menu").click();
  await page.getByTestId(`theme-${theme}`).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
}

for (const theme of THEMES) {
  test(`every page can be used by everybody, ${theme}`, async ({ page }) => {
    const offer = await openMarket(page);
    await setTheme(page, theme);
    await accessible(page, "the market");

    await page.getByTestId("filter-open").click();
    await expect(page.getByTestId("filter-sheet")).toBeVisible();
    await accessible(page, "the filters");
    await page.keyboard.press("Escape");

    await offer.getByTestId("offer-machine").click();
    await expect(page.getByTestId("machine-master")).toBeVisible();
    await picture(page, `machine-${theme}`);
    await accessible(page, "a machine");

    for (const [path, what] of [
      ["/#/orders", "orders"],
      ["/#/orders/new", "a new bid"],
      ["/#/orders/new?side=ask", "a new ask"],
      ["/#/deals", "deals"],
      ["/#/supplier", "supplier"],
      ["/#/account", "account"],
      ["/#/validators", "validators"],
      ["/#/rewards", "rewards"],
      ["/#/rewards/0", "a reward program"],
      ["/#/rewards/classes/0", "a hardware class"],
      ["/#/rewards/check", "the check of a machine"],
      ["/#/dividends", "dividends"],
      ["/#/swap", "the swap"],
      ["/#/dao", "the DAO"],
      ["/#/dao/proposals", "proposals"],
      ["/#/dao/propose", "a new proposal"],
      ["/#/dao/delegates", "delegates"],
      ["/#/dao/brake", "the brake"],
      ["/#/dao/roadmap", "the roadmap"],
      ["/#/dao/works", "work orders"],
      ["/#/dao/reports", "reports"],
      ["/#/dao/releases", "releases"],
      ["/#/dao/charter", "the charter"],
      ["/#/dao/directory", "the directory"],
      ["/#/dao/treasury", "the treasury"],
      ["/#/nowhere", "nowhere"],
    ] as const) {
      await page.goto(path);
      await accessible(page, `${what} without an account`);
    }

    await page.goto("/");
    await page.getByTestId("connect").click();
    await expect(page.getByTestId("local-account-buyer")).toBeVisible();
    await accessible(page, "the choice of accounts");
    await page.keyboard.press("Escape");
    await connectLocal(page, "supplier");
    for (const path of ["/#/supplier", "/#/account", "/#/deals", "/#/orders", "/#/rewards"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle").catch(() => undefined);
      await picture(page, `${path.slice(3)}-${theme}`);
      await accessible(page, `${path} of the supplier`);
    }
  });
}
