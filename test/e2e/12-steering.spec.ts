import { expect } from "@playwright/test";

import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { chooseDuration, closeDeal, dealOnScreen, openMarket } from "./steps.ts";
import { accessible, fits, picture, test } from "./test.ts";

/** The local DAO adds the class of this machine after those that the network is deployed with. */
const CLASS = String(hardwareClasses.length);
/** A unit, with the three decimals of averages. */
const UNIT = 1_000;
const HOUR = 3_600;

// Milliseconds
/** The DAO hands the class over a minute after the network's start, its delay; nodes prove supply each minute from then on. */
const PROVED_WITHIN = 300_000;
/** An average of seven minutes has to see the deal, and the grant to add up to a program. */
const STEERED_WITHIN = 1_200_000;
const DONE = { timeout: 60_000 };
/** For a button that the controller's act may disable meanwhile. */
const SOON = { timeout: 3_000 };

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

test("a deal makes supply of a class short, and the controller opens a program for it", async ({ page }) => {
  test.setTimeout(PROVED_WITHIN + STEERED_WITHIN + 300_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const row = page.locator(`[data-testid="class-row"][data-class="${CLASS}"]`);

  await test.step("everybody sees that this machine is supplied, and that the controller steers its class", async () => {
    await shell.open("/rewards");
    await expect(row.getByTestId("class-steered")).toHaveAttribute("data-steered", "true", { timeout: PROVED_WITHIN });
    const supply = async () => Number((await row.getAttribute("data-supply")) ?? 0);
    await expect.poll(supply, { timeout: PROVED_WITHIN }).toBeGreaterThan(UNIT / 2);
    expect(await supply()).toBeLessThanOrEqual(UNIT);
    await expect(row.getByTestId("class-trend").getByRole("img")).toBeVisible();
    await accessible(page, "supply and demand");
    await picture(page, "supply-demand");
  });

  await test.step("reads what the controller may do for it, and what it would do", async () => {
    await row.getByRole("link").click();
    await expect(page.getByTestId("mandate")).toContainText("$2.00 a machine and day");
    await expect(page.getByTestId("mandate")).toContainText("The controller may spend");
    await expect(page.getByTestId("class-spendable")).toHaveAttribute("data-wei", /^[1-9]\d*$/);
    await expect(page.getByTestId("class-why").or(page.getByTestId("class-plan-failure"))).toBeVisible();
    await expect(page.getByTestId("program-demands")).toContainText("x86-64");
    await page.getByTestId("class-chart-table").click();
    await expect(page.getByTestId("class-average").first()).toBeVisible();
    await accessible(page, "a class");
    await picture(page, "class");
  });

  const deal = await test.step("somebody rents the machine", async () => {
    const offer = await openMarket(page);
    await shell.useLocalAccount("buyer");
    await offer.getByTestId("offer-buy").click();
    await chooseDuration(page, HOUR);
    await page.getByTestId("buy-submit").click();
    await page.getByTestId("buy-receipt-deal").click({ timeout: 30_000 });
    await expect(page.getByTestId("deal-cost")).toBeVisible();
    return dealOnScreen(page);
  });

  await test.step("the controller acts, by a node or by whoever presses the button", async () => {
    await shell.open(`/rewards/classes/${CLASS}`);
    const act = page.locator('[data-testid="act"][data-kind="OPENED"]');
    await expect(async () => {
      const button = page.getByTestId("steer");
      if ((await act.count()) === 0 && (await button.isEnabled(SOON))) await button.click(SOON);
      await expect(act.first()).toContainText("Supply was", SOON);
    }).toPass({ timeout: STEERED_WITHIN });
    await expect(page.getByTestId("program-steered").first()).toBeVisible(DONE);
    await accessible(page, "a class that was steered");
    await picture(page, "class-steered");
  });

  await test.step("the program tells who opened it", async () => {
    await page.locator('[data-testid="act"][data-kind="OPENED"]').first().getByRole("link").first().click();
    await expect(page.getByRole("main")).toContainText("opened by the controller");
    await expect(page.locator('[data-testid="announcement"][data-kind="CREATED"]')).toHaveCount(1);
    await expect(page.getByTestId("to-class")).toBeVisible();
    await accessible(page, "a program of the controller");
  });

  await test.step("all of it is there on a phone, in the dark", async () => {
    await page.getByTestId("theme-menu").click();
    await page.getByTestId("theme-dark").click();
    await page.setViewportSize(PHONE);
    for (const [path, shows, name] of [
      ["/rewards", "class-row", "supply-demand"],
      [`/rewards/classes/${CLASS}`, "act", "class"],
    ] as const) {
      await shell.open(path);
      await expect(page.getByTestId(shows).first()).toBeVisible();
      await fits(page, name);
      await accessible(page, `${name} on a phone in the dark`);
      await picture(page, `${name}-phone-dark`);
    }
    await page.setViewportSize(DESKTOP);
  });

  await test.step("gives the machine back", async () => {
    await shell.open(`/deals/${deal}`);
    await closeDeal(page);
  });
});
