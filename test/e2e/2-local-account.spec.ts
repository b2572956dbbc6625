import { expect } from "@playwright/test";

import { closeDeal, connectLocal, dealOnScreen, numberIn, openMarket, withdrawAll } from "./steps.ts";
import { accessible, picture, test } from "./test.ts";

test("a newcomer without a wallet rents this machine with a ready-made account", async ({ page, chain }) => {
  const offer = await openMarket(page);
  await connectLocal(page, "buyer");
  const before = (await chain.wallet("buyer")) + (await chain.ledger("buyer"));
  await offer.getByTestId("offer-buy").click();
  await expect(page.getByTestId("check-rules")).toBeVisible();
  await page.getByTestId("buy-submit").click();
  await page.getByTestId("buy-receipt-deal").click({ timeout: 30_000 });

  const cost = page.getByTestId("deal-cost");
  await expect(cost).toBeVisible();
  const first = await numberIn(cost);
  await expect.poll(() => numberIn(cost), { timeout: 10_000 }).toBeGreaterThan(first);
  await accessible(page, "a running deal");
  const deal = dealOnScreen(page);

  await closeDeal(page);
  await picture(page, "local-account-closed");
  await withdrawAll(page);
  const { paid } = await chain.paid(deal);
  expect(paid).toBeGreaterThan(0n);
  expect(await chain.ledger("buyer")).toBe(0n);
  expect(await chain.wallet("buyer")).toBe(before - paid);
  expect(await chain.allowance("buyer")).toBe(0n);
});
