import { expect, type Page } from "@playwright/test";

import { chooseDuration, closeDeal, connectLocal } from "../steps.ts";

const HOUR = 3_600;

/** Milliseconds: another journey may have rented what is offered, and gives it back. */
const OFFERED = { timeout: 240_000 };
const SENT = { timeout: 60_000 };

/**
 * The ready-made buyer rents a machine, has it billed, and gives it back: fees come of it.
 *
 * @param market the market's address, with filters where not any machine will do
 */
export async function rentForAMoment(page: Page, market = "/"): Promise<void> {
  await page.goto(market);
  await connectLocal(page, "buyer");
  await expect(async () => {
    // What an attempt before this one left open.
    await page.reload();
    await page.getByTestId("offer-buy").first().click({ timeout: 10_000 });
    await chooseDuration(page, HOUR);
    await page.getByTestId("buy-submit").click({ timeout: 20_000 });
    await page.getByTestId("buy-receipt-deal").click(SENT);
  }).toPass(OFFERED);
  await page.getByTestId("deal-bill").click();
  await expect(page.getByTestId("deal-billed")).toBeVisible(SENT);
  await closeDeal(page);
}
