import { expect } from "@playwright/test";

import { closeDeal, connectLocal, openMarket } from "./steps.ts";
import { accessible, fits, picture, test } from "./test.ts";

test("the machine is rented and given back on a phone", async ({ page, chain }) => {
  const offer = await openMarket(page);
  await picture(page, "market-phone");
  await accessible(page, "the market on a phone");
  await fits(page, "the page");

  await connectLocal(page, "buyer");
  await offer.getByTestId("offer-buy").click();
  await expect(page.getByTestId("buy-reserve")).toContainText("SNM");
  await picture(page, "buy-phone");
  await accessible(page, "buying on a phone");
  await page.getByTestId("buy-submit").click();
  await page.getByTestId("buy-receipt-deal").click({ timeout: 30_000 });
  await expect(page.getByTestId("deal-cost")).toBeVisible();
  await picture(page, "deal-phone");
  await closeDeal(page);
  expect(await chain.ledger("buyer")).toBeGreaterThan(0n);
});
