import { type Page, expect } from "@playwright/test";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { chooseDuration, closeDeal, dealOnScreen, openMarket } from "./steps.ts";
import { accessible, fits, picture, test } from "./test.ts";

const HOUR = 3_600;
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };
const SENT = { timeout: 30_000 };
/** The DAO's first decision is made as the network starts; milliseconds. */
const DECIDED_WITHIN = 120_000;
/** Notices are read again each ten seconds; milliseconds. */
const TOLD_WITHIN = 60_000;

/** Types into the search by keys alone, waits for a hit of a kind, and opens what is marked. */
async function find(page: Page, text: string, kind: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByTestId("search-input")).toBeFocused();
  await page.keyboard.type(text);
  const hit = page.locator(`[data-testid="search-hit"][data-kind="${kind}"]`).first();
  await expect(hit).toBeVisible();
  for (let presses = 0; presses < 20 && (await hit.getAttribute("aria-selected")) !== "true"; presses += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("search-palette")).toHaveCount(0);
}

test("finds a machine, a deal by its number and a proposal by a word, and is told what awaits it", async ({ page }) => {
  test.setTimeout(600_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);

  await test.step("finds the machine by a part of its processor's name", async () => {
    const offer = await openMarket(page);
    const name = await offer.getByTestId("offer-machine").locator("span").first().innerText();
    const word = name.split(/\s+/).find((one) => /^[A-Za-z]{3,}/.test(one)) ?? name;
    await page.keyboard.press("/");
    await expect(page.getByTestId("search-input")).toBeFocused();
    await accessible(page, "the search without a word");
    await page.keyboard.type(word.toLowerCase());
    await expect(page.locator('[data-testid="search-hit"][data-kind="machine"]').first()).toBeVisible();
    await accessible(page, "what a search found");
    await picture(page, "search");
    await page.keyboard.press("Escape");
    await find(page, word, "machine");
    await expect(page).toHaveURL(new RegExp(`/machines/${localAccounts.worker.address}`, "i"));
  });

  await test.step("rents the machine", async () => {
    const offer = await openMarket(page);
    await shell.useLocalAccount("buyer");
    await offer.getByTestId("offer-buy").click();
    await chooseDuration(page, HOUR);
    await page.getByTestId("buy-submit").click();
    await page.getByTestId("buy-receipt-deal").click(SENT);
    await expect(page.getByTestId("deal-cost")).toBeVisible();
  });
  const deal = dealOnScreen(page);
  const number = /(\d+)/.exec(await page.getByRole("heading", { level: 1 }).innerText())?.[1] ?? "";

  await test.step("what opened the deal has a page that says so", async () => {
    await page.getByTestId("transaction-link").first().click();
    await expect(page.getByTestId("deeds")).toContainText(`Opened deal ${number}`);
    await expect(page.getByTestId("transaction-state")).toHaveText("done");
    await accessible(page, "a transaction");
    await picture(page, "transaction");
  });

  await test.step("finds the deal by its number, and a shared address shows all of that", async () => {
    await find(page, `deal ${number}`, "deal");
    await expect(page).toHaveURL(new RegExp(`/deals/${deal}`));
    await shell.open(`/search?q=${number}`);
    await expect(page.locator('[data-testid="search-group"][data-kind="deal"]')).toContainText(`Deal ${number}`);
    await accessible(page, "the page of a search");
    await picture(page, "search-page");
  });

  await test.step("finds a proposal by a word, and says what is wrong with half a hash", async () => {
    await shell.open("/dao/proposals?show=all");
    const first = page.getByTestId("proposal").first();
    await expect(first).toBeVisible({ timeout: DECIDED_WITHIN });
    const title = await first.locator(".font-semibold").innerText();
    const word = title.split(/\s+/).reduce((longest, one) => (one.length > longest.length ? one : longest), "");
    await find(page, word, "proposal");
    await expect(page).toHaveURL(/\/dao\/proposals\/\d+/);
    await page.keyboard.press("Control+k");
    await page.keyboard.type(deal.slice(0, 40));
    await expect(page.getByTestId("search-remark")).toContainText("38 digits");
    await page.keyboard.press("Escape");
  });

  await test.step("everybody can see an account, and a report with the chain's own root", async () => {
    await find(page, localAccounts.supplier.address, "account");
    await expect(page.locator('[data-testid="account-roles"] [data-role="supplier"]')).toBeVisible();
    await expect(page.getByTestId("account-machines")).toBeVisible();
    await accessible(page, "somebody's account");
    await picture(page, "account-public");
    await page.reload();
    await expect(page.getByTestId("account-machines")).toBeVisible();
    await shell.open("/reports");
    await page.getByTestId("oracle-reports").getByRole("link").last().click();
    await expect(page.getByTestId("root-check")).toContainText("same root", { timeout: TOLD_WITHIN });
    await accessible(page, "an oracle report");
    await picture(page, "oracle-report");
  });

  await test.step("the buyer asks for another hour", async () => {
    await shell.open(`/deals/${deal}`);
    await page.getByTestId("change-ask").click();
    await page.getByTestId("request-hours").fill("2");
    await page.getByTestId("request-submit").click();
    await expect(page.getByTestId("change-receipt")).toBeVisible(SENT);
    await page.getByTestId("change-done").click();
  });

  await test.step("the supplier is told, also in the title, and led to the deal", async () => {
    await shell.open("/");
    await shell.useLocalAccount("supplier");
    const count = page.getByTestId("bell-count");
    await expect(count).toHaveAttribute("data-fresh", /^[1-9]/, { timeout: TOLD_WITHIN });
    await expect(page).toHaveTitle(/^\(\d+\) /);
    await page.getByTestId("bell").click();
    const notice = page
      .getByTestId("bell-list")
      .getByTestId("notice")
      .filter({ hasText: `deal ${number} asks` });
    await expect(notice).toBeVisible({ timeout: TOLD_WITHIN });
    await expect(count).toHaveAttribute("data-fresh", "0");
    await accessible(page, "notices");
    await picture(page, "notices");
    await notice.getByTestId("notice-act").click();
    await expect(page).toHaveURL(new RegExp(`/deals/${deal}`));
    await page.getByTestId("change-refuse").click();
    await page.getByTestId("answer-submit").click();
    await expect(page.getByTestId("change-receipt")).toBeVisible(SENT);
    await page.getByTestId("change-done").click();
  });

  await test.step("what was answered is gone, what is dismissed stays away after a reload", async () => {
    await shell.open("/notices");
    await expect(page.getByTestId("notice").filter({ hasText: `deal ${number} asks` })).toHaveCount(0, {
      timeout: TOLD_WITHIN,
    });
    await accessible(page, "all notices");
    await picture(page, "notices-page");
    const first = page.getByTestId("notice").first();
    if (await first.isVisible()) {
      const key = (await first.getAttribute("data-key")) ?? "";
      await first.getByTestId("notice-dismiss").click();
      await page.reload();
      await expect(page.getByTestId("notices-restore")).toBeVisible({ timeout: TOLD_WITHIN });
      await expect(page.locator(`[data-testid="notice"][data-key="${key}"]`)).toHaveCount(0);
    }
  });

  await test.step("all of it fits a phone", async () => {
    await page.setViewportSize(PHONE);
    await fits(page, "the page of notices");
    await picture(page, "notices-phone");
    await page.getByTestId("search-open").click();
    await page.getByTestId("search-input").fill("a");
    await expect(page.getByTestId("search-hit").first()).toBeVisible();
    await fits(page, "the search");
    await picture(page, "search-phone");
    await page.keyboard.press("Escape");
    await shell.open(`/accounts/${localAccounts.supplier.address}`);
    await expect(page.getByTestId("account-machines")).toBeVisible();
    await fits(page, "an account");
    await picture(page, "account-phone");
    await page.setViewportSize(DESKTOP);
  });

  await test.step("gives the machine back", async () => {
    await shell.useLocalAccount("buyer");
    await shell.open(`/deals/${deal}`);
    await closeDeal(page);
  });
});
