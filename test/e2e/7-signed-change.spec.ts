import { expect } from "@playwright/test";

import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { chooseDuration, closeDeal, dealOnScreen, openMarket, withdrawAll } from "./steps.ts";
import { accessible, picture, test } from "./test.ts";

const HOUR = 3_600;

test("one side signs a change of a deal, the other completes it in one transaction", async ({ page, chain }) => {
  const shell = new Shell(page, e2eNetwork().pageUrl);
  let link = "";

  await test.step("the buyer rents the machine", async () => {
    const offer = await openMarket(page);
    await shell.useLocalAccount("buyer");
    await offer.getByTestId("offer-buy").click();
    await chooseDuration(page, HOUR);
    await page.getByTestId("buy-submit").click();
    await page.getByTestId("buy-receipt-deal").click({ timeout: 30_000 });
    await expect(page.getByTestId("deal-cost")).toBeVisible();
  });
  const deal = dealOnScreen(page);

  await test.step("the buyer signs two hours, and gets a link", async () => {
    await page.getByTestId("change-propose").click();
    await expect(page.getByTestId("propose-sign")).toBeDisabled();
    await page.getByTestId("request-hours").fill("2");
    await expect(page.getByTestId("change-effects")).toContainText("longer");
    await expect(page.getByTestId("propose-binding")).toContainText("can’t take it back");
    await picture(page, "signed-change-propose");
    await page.getByTestId("propose-sign").click();
    link = await page.getByTestId("hand-over-link").inputValue();
    await picture(page, "signed-change-hand-over");
    await page.getByTestId("hand-over-done").click();
    expect(await chain.isOpen(deal), "a signature alone changes nothing").toBe(true);
  });

  await test.step("what was altered on the way is refused", async () => {
    await shell.useLocalAccount("supplier");
    const [address = "", word = ""] = link.split("change=");
    const json = Buffer.from(word, "base64url").toString().replace('"duration":7200', '"duration":3601');
    await page.getByTestId("change-paste").click();
    await page.getByTestId("paste-text").fill("half of it");
    await expect(page.getByTestId("paste-fault")).toContainText("Copy the whole link");
    await page.getByTestId("paste-text").fill(`${address}change=${Buffer.from(json).toString("base64url")}`);
    await page.getByTestId("paste-open").click();
    await expect(page.getByTestId("complete-fault")).toContainText("The signature does not fit");
    await page.getByTestId("complete-leave").click();
  });

  await test.step("the supplier opens the link and completes it, and the deal never looks closed", async () => {
    await page.goto(link);
    await expect(page.getByTestId("change-conditions")).toContainText("2 hours");
    await expect(page.getByTestId("complete-submit")).toBeEnabled();
    await accessible(page, "a signed change");
    await picture(page, "signed-change-complete");
    await page.evaluate(`
      window.wasClosed = false;
      new MutationObserver(() => {
        if (document.querySelector('[data-testid="deal-status"][data-state="closed"]')) window.wasClosed = true;
      }).observe(document.body, { childList: true, subtree: true, attributes: true });
    `);
    await page.getByTestId("complete-submit").click();
    await expect(page.getByTestId("change-receipt")).toContainText("2 hours", { timeout: 30_000 });
    await page.getByTestId("change-done").click();
    await expect(page.getByTestId("change-history").locator("li")).toHaveCount(1);
    await expect(page.getByTestId("deal-clock")).toContainText("1:5");
    expect(await page.evaluate("window.wasClosed"), "the deal looked closed for a while").toBe(false);
    expect(await chain.isOpen(deal), "the deal has another id now").toBe(false);
  });

  await test.step("the same link serves once", async () => {
    await page.getByTestId("change-paste").click();
    await page.getByTestId("paste-text").fill(link);
    await page.getByTestId("paste-open").click();
    await expect(page.getByTestId("complete-fault")).toContainText("was changed since");
    await page.getByTestId("complete-leave").click();
  });

  await shell.useLocalAccount("buyer");
  await closeDeal(page);
  await withdrawAll(page);
});
