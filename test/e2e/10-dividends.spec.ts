import { type Page, expect } from "@playwright/test";

import { Shell } from "./helpers/Shell.ts";
import { weiOf } from "./helpers/weiOf.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { chooseDuration, closeDeal, openMarket, stepsOf, withdrawAll } from "./steps.ts";
import { accessible, fits, picture, test } from "./test.ts";

const HOUR = 3_600;
const SNM = 10n ** 18n;
const DONE = { timeout: 60_000 };

const PHONE = { width: 360, height: 780 };
const DESK = { width: 1280, height: 900 };

/** Looks at a page on a small phone, dark, and comes back to the desk. */
async function onPhone(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await page.getByTestId("theme-menu").click();
  await page.getByTestId("theme-dark").click();
  await fits(page, name);
  await accessible(page, `${name} on a phone`);
  await page.screenshot({ path: `test-results/screenshots/${name}-phone.png`, fullPage: true });
  await page.getByTestId("theme-menu").click();
  await page.getByTestId("theme-light").click();
  await page.setViewportSize(DESK);
}

test("a holder locks SNM, earns of a deal's fee, claims and unlocks", async ({ page, chain }) => {
  test.setTimeout(240_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const before = await chain.locked("holder");

  await test.step("looks at dividends before it connects", async () => {
    await shell.open("/dividends");
    await expect(page.getByTestId("subsidy-year")).toHaveCount(4);
    await expect(page.getByTestId("fees-holders")).toContainText("40%");
    await expect(page.getByTestId("dividend-days-empty").or(page.getByTestId("dividend-days"))).toBeVisible();
    await expect(page.getByTestId("dividends-earned-note")).toContainText("Nobody promises");
    await accessible(page, "dividends without an account");
    await picture(page, "dividends-nobody");
  });

  await test.step("locks with a permit, and keeps the vote", async () => {
    await shell.useLocalAccount("holder");
    await page.getByTestId("lock-amount").fill("2000000000");
    await expect(page.getByTestId("lock-submit")).toBeDisabled();
    await page.getByTestId("lock-amount").fill("1000");
    expect(await weiOf(page.getByTestId("lock-after"))).toBe(before.locked + 1_000n * SNM);
    await expect(stepsOf(page, "lock")).toHaveCount(2);
    await accessible(page, "a lock before it is signed");
    await picture(page, "dividends-lock");
    await page.getByTestId("lock-submit").click();
    await expect(page.getByTestId("lock-done")).toBeVisible(DONE);
    expect(await weiOf(page.getByTestId("holding-locked"))).toBe(before.locked + 1_000n * SNM);
    expect((await chain.locked("holder")).votes).toBe(before.votes + 1_000n * SNM);
    await expect(page.getByTestId("move").first()).toHaveAttribute("data-kind", "LOCK");
  });

  await test.step("meanwhile a deal is billed", async () => {
    await shell.go("market");
    const offer = await openMarket(page);
    await shell.useLocalAccount("buyer");
    await offer.getByTestId("offer-buy").click();
    await chooseDuration(page, HOUR);
    await page.getByTestId("buy-submit").click();
    await page.getByTestId("buy-receipt-deal").click(DONE);
    await page.getByTestId("deal-bill").click();
    await expect(page.getByTestId("deal-billed")).toBeVisible(DONE);
    await closeDeal(page);
    await withdrawAll(page);
  });

  await test.step("claims its part, brought in by the claim, to the wei", async () => {
    await shell.go("dividends");
    await shell.useLocalAccount("holder");
    const [wallet, claimed] = [await chain.wallet("holder"), await chain.claimed("holder")];
    await expect.poll(() => weiOf(page.getByTestId("claim-waiting"))).toBeGreaterThan(0n);
    const shown = await weiOf(page.getByTestId("claim-total"));
    await expect(page.getByTestId("claim-submit")).toContainText("Bring in and claim");
    await picture(page, "dividends-claim");
    await page.getByTestId("claim-submit").click();
    await expect(page.getByTestId("claim-done")).toBeVisible(DONE);
    const paid = (await chain.claimed("holder")) - claimed;
    expect(paid).toBe(shown);
    expect(await chain.wallet("holder")).toBe(wallet + paid);
    const row = page.getByTestId("move").first();
    await expect(row).toHaveAttribute("data-kind", "CLAIM");
    expect(await weiOf(row.getByTestId("move-amount"))).toBe(paid);
    await expect(page.getByTestId("claim-nothing")).toBeVisible();
  });

  await test.step("sees what holders were paid by day, as a chart and as a table", async () => {
    await expect(page.getByRole("img", { name: /^Paid to holders by day/ })).toBeVisible();
    await page.getByTestId("dividend-days-table").click();
    await expect(page.getByTestId("dividend-day")).toHaveCount(1);
    await expect(page.getByTestId("dividends-yield")).toContainText("not known yet");
    await expect(page.getByTestId("dividends-earned-note")).toContainText("since the first lock");
    await accessible(page, "dividends of a holder");
    await page.screenshot({ path: "test-results/screenshots/dividends.png", fullPage: true });
    await onPhone(page, "dividends");
  });

  await test.step("unlocks at once", async () => {
    const wallet = await chain.wallet("holder");
    await page.getByTestId("holding-verb-unlock").click();
    await page.getByTestId("unlock-amount").fill("1000");
    await picture(page, "dividends-unlock");
    await page.getByTestId("unlock-submit").click();
    await expect(page.getByTestId("unlock-done")).toBeVisible(DONE);
    expect(await chain.locked("holder")).toEqual(before);
    expect(await chain.wallet("holder")).toBe(wallet + 1_000n * SNM);
  });
});
