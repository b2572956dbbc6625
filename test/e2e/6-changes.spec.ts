import { type Page, expect } from "@playwright/test";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { AccountScreen } from "./helpers/AccountScreen.ts";
import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { chooseDuration, dealOnScreen, openMarket } from "./steps.ts";
import { accessible, picture, test } from "./test.ts";

const HOUR = 3_600;

/** The deal's price per hour, from its page. */
async function priceOnScreen(page: Page): Promise<number> {
  const text = await page
    .locator("dt", { hasText: /^Price$/ })
    .locator("xpath=following-sibling::dd")
    .innerText();
  return Number(/\$([\d.]+)/.exec(text)?.[1]);
}

async function done(page: Page, title: string): Promise<void> {
  await expect(page.getByTestId("change-receipt")).toContainText(title, { timeout: 30_000 });
  await page.getByTestId("change-done").click();
}

async function ask(page: Page, entries: { readonly price?: string; readonly hours?: string }): Promise<void> {
  await page.getByTestId("change-ask").click();
  if (entries.price !== undefined) await page.getByTestId("request-price").fill(entries.price);
  if (entries.hours !== undefined) await page.getByTestId("request-hours").fill(entries.hours);
}

test("two sides change a deal that runs, and the buyer refuses the machine as it closes it", async ({ page }) => {
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const rows = page.getByTestId("change-history").locator("li");

  await test.step("buys an hour", async () => {
    const offer = await openMarket(page);
    await shell.useLocalAccount("buyer");
    await offer.getByTestId("offer-buy").click();
    await chooseDuration(page, HOUR);
    await page.getByTestId("buy-submit").click();
    await page.getByTestId("buy-receipt-deal").click({ timeout: 30_000 });
    await expect(page.getByTestId("deal-cost")).toBeVisible();
  });
  const deal = dealOnScreen(page);
  const price = await priceOnScreen(page);
  const cheaper = (price / 2).toFixed(4);

  await test.step("asks for half the price and two hours, which waits", async () => {
    await ask(page, { price: "0" });
    await expect(page.getByTestId("request-submit")).toBeDisabled();
    await page.getByTestId("request-price").fill(cheaper);
    await page.getByTestId("request-hours").fill("2");
    await expect(page.getByTestId("request-outcome")).toContainText("until the supplier accepts");
    await expect(page.getByTestId("change-effects")).toContainText("The buyer gains");
    await accessible(page, "asking for a change");
    await picture(page, "change-ask");
    await page.getByTestId("request-submit").click();
    await done(page, "Your request waits for an answer");
    await expect(page.getByTestId("change-withdraw")).toBeVisible();
  });

  await test.step("the supplier accepts, and the deal goes on under its number and address", async () => {
    await shell.useLocalAccount("supplier");
    await expect(page.getByTestId("change-request")).toContainText("The buyer asks");
    await accessible(page, "a request that waits");
    await picture(page, "change-waiting");
    await page.getByTestId("change-accept").click();
    await page.getByTestId("answer-submit").click();
    await done(page, "The deal is changed");
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText("as the buyer had asked");
    await expect.poll(() => priceOnScreen(page)).toBeCloseTo(Number(cheaper), 3);
    expect(dealOnScreen(page)).toBe(deal);
    await expect(page.getByTestId("deal-clock")).toContainText("1:5");
  });

  await test.step("the supplier asks for more, and the buyer refuses", async () => {
    await ask(page, { price: String(price * 2) });
    await page.getByTestId("request-submit").click();
    await done(page, "Your request waits for an answer");
    await shell.useLocalAccount("buyer");
    await page.getByTestId("change-refuse").click();
    await page.getByTestId("answer-submit").click();
    await done(page, "The request is refused");
    await expect(rows.first()).toContainText("refused");
  });

  await test.step("the buyer gives more unasked, which applies at once", async () => {
    await ask(page, { price: String(price) });
    await expect(page.getByTestId("request-outcome")).toContainText("applies at once");
    await page.getByTestId("request-submit").click();
    await done(page, "The deal is changed");
    await expect(rows).toHaveCount(3);
    await accessible(page, "the history of changes");
    await picture(page, "change-history");
  });

  await test.step("the amended deal is billed, and closed with the machine on the blacklist", async () => {
    await page.getByTestId("deal-bill").click();
    await expect(page.getByTestId("deal-billed")).toBeVisible({ timeout: 30_000 });
    await page.getByTestId("deal-close").click();
    await page.getByTestId("close-refuse-0").click();
    await accessible(page, "closing with a refusal");
    await picture(page, "close-refuse");
    await page.getByTestId("close-submit").click();
    await expect(page.getByTestId("close-refused")).toBeVisible({ timeout: 30_000 });
    await page.getByTestId("close-done").click();
    await expect(page.getByTestId("deal-close-reason")).toContainText("The buyer closed it");
  });

  await test.step("takes the machine off the list again", async () => {
    await shell.go("account");
    const row = page.getByTestId("blacklist-row");
    await expect(row).toHaveCount(1);
    await row.getByTestId("blacklist-remove").click();
    await expect(row).toHaveCount(0, { timeout: 30_000 });
    await new AccountScreen(page).withdraw();
  });
});

test("an account gives itself a name, a payout and a blacklist", async ({ page }) => {
  const shell = new Shell(page, e2eNetwork().pageUrl);
  await shell.open();
  await shell.useLocalAccount("holder");
  await shell.go("account");

  await test.step("publishes a name and a link", async () => {
    await expect(page.getByTestId("profile-level")).toContainText("anonymous");
    await page.getByText("Give a name and a link").click();
    await page.getByTestId("profile-name-entry").fill("Ünder ☁");
    await page.getByTestId("profile-link-entry").fill("javascript:alert(1)");
    await expect(page.getByTestId("profile-publish")).toBeDisabled();
    await page.getByTestId("profile-link-entry").fill("https://under.example");
    await page.getByTestId("profile-publish").click();
    await expect(page.getByTestId("profile-published")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByTestId("profile-name")).toContainText("Ünder ☁");
  });

  await test.step("has its balance paid out once it is large enough", async () => {
    await new AccountScreen(page).deposit("3", "transfer");
    await page.getByTestId("payout-target-entry").fill(localAccounts.supplier.address);
    await page.getByTestId("payout-threshold-entry").fill("2");
    await page.getByTestId("payout-set").click();
    await expect(page.getByTestId("payout-done")).toBeVisible({ timeout: 30_000 });
    await accessible(page, "the settings of an account");
    await picture(page, "account-settings");
    await page.getByTestId("payout-send").click();
    await expect(page.getByTestId("payout-sent")).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => new AccountScreen(page).balance("ledger")).toBe(0n);
    await page.getByTestId("payout-end").click();
    await expect(page.getByTestId("payout-ended")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("refuses somebody, and deals with them again", async () => {
    await page.getByTestId("blacklist-entry").fill(localAccounts.holder.address);
    await expect(page.getByTestId("blacklist-add")).toBeDisabled();
    await page.getByTestId("blacklist-entry").fill(localAccounts.operator.address);
    await page.getByTestId("blacklist-add").click();
    await expect(page.getByTestId("blacklist-added")).toBeVisible({ timeout: 30_000 });
    await page.getByTestId("blacklist-remove").click();
    await expect(page.getByTestId("blacklist-row")).toHaveCount(0, { timeout: 30_000 });
  });
});
