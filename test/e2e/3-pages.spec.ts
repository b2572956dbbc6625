import { expect, type Page } from "@playwright/test";

import { everyPath } from "./helpers/everyPath.ts";
import { BEYOND_THE_EDGE, MOVING } from "./helpers/inPage.ts";
import { connectLocal, openMarket } from "./steps.ts";
import { accessible, picture, test } from "./test.ts";

/** The narrowest phone that is served, and a desk. CSS pixels. */
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

/** Goes on after a fault, and waits for what the page changes once it is told its size. */
const softly = expect.configure({ soft: true });

async function setTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.getByTestId("theme-menu").click();
  await page.getByTestId(`theme-${theme}`).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
}

/** Looks at a page that is open: on a desk in the light, on the narrowest phone in the dark. Its content is loaded once. */
async function usable(page: Page, what: string): Promise<void> {
  await accessible(page, `${what}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(PHONE);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await softly.poll(() => page.evaluate<string[]>(BEYOND_THE_EDGE), `${what} scrolls sideways on a phone`).toEqual([]);
  await accessible(page, `${what}, dark on a phone`, "contrast");
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(DESK);
}

test("every page can be used by everybody", async ({ page }) => {
  test.setTimeout(900_000);
  await openMarket(page);
  const faults: string[] = [];
  for (const path of await everyPath()) {
    await page.goto(`/#${path}`);
    await usable(page, path).catch((error: unknown) => faults.push(String(error)));
  }
  expect(faults, "what keeps somebody from using a page").toEqual([]);
});

test("dialogs can be used by everybody", async ({ page }) => {
  await openMarket(page);
  await page.getByTestId("filter-open").click();
  await expect(page.getByTestId("filter-sheet")).toBeVisible();
  await usable(page, "the filters");
  await page.keyboard.press("Escape");
  await page.getByTestId("connect").click();
  await expect(page.getByTestId("local-account-buyer")).toBeVisible();
  await usable(page, "the choice of accounts");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("connect"), "focus goes back to what opened the dialog").toBeFocused();
});

test("what a supplier sees can be used by everybody", async ({ page }) => {
  const offer = await openMarket(page);
  await offer.getByTestId("offer-machine").click();
  await expect(page.getByTestId("machine-master")).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await picture(page, `machine-${theme}`);
  }
  await setTheme(page, "light");
  await connectLocal(page, "supplier");
  for (const path of ["/supplier", "/account", "/deals", "/orders", "/rewards"]) {
    await page.goto(`/#${path}`);
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await accessible(page, `${path} of the supplier`);
    await picture(page, `${path.slice(1)}-light`);
    await setTheme(page, "dark");
    await accessible(page, `${path} of the supplier, dark`, "contrast");
    await picture(page, `${path.slice(1)}-dark`);
    await setTheme(page, "light");
  }
});

test("whoever wants no motion sees none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openMarket(page);
  await page.getByTestId("filter-open").click();
  await expect(page.getByTestId("filter-sheet")).toBeVisible();
  expect(await page.evaluate<string[]>(MOVING)).toEqual([]);
});
