import { expect } from "@playwright/test";

import { closeDeal, connectLocal, openMarket, withdrawAll } from "./steps.ts";
import { accessible, fits, picture, test } from "./test.ts";

test("a buyer describes a task, sees the machine with its reasons, rents it and finds the deal", async ({
  page,
  chain,
}) => {
  const before = (await chain.wallet("buyer")) + (await chain.ledger("buyer"));

  await test.step("comes from the market with a task in mind", async () => {
    await openMarket(page);
    await connectLocal(page, "buyer");
    await page.getByTestId("find-link").click();
    await expect(page.getByTestId("find-best")).toBeVisible();
  });

  await test.step("asks for too much, and is told which limit is in the way", async () => {
    await page.getByTestId("find-each").click();
    await page.getByTestId("find-cores").fill("5000");
    await expect(page.getByTestId("find-none")).toBeVisible();
    await expect(page.getByTestId("find-near")).toContainText(/With \d+ cores instead of 5000 cores in each machine/);
    await accessible(page, "a task that no machine does");
    await picture(page, "find-none");
  });

  await test.step("asks for what there is: the address keeps the task", async () => {
    await page.getByTestId("find-cores").fill("1");
    await page.getByTestId("find-memory").fill("0.5");
    await page.getByTestId("find-hours").fill("2");
    const best = page.getByTestId("find-best");
    await expect(best).toContainText("for 2 hours");
    await expect(best.getByTestId("find-reasons")).toContainText("The only one that fits");
    await expect(best.getByTestId("find-reasons")).toContainText("Measured by the masternodes");
    await expect(best.getByTestId("find-machine")).toHaveCount(1);
    await accessible(page, "a task");
    await picture(page, "find");
    await page.reload();
    await expect(page.getByTestId("find-memory")).toHaveValue("0.5");
    await expect(best).toContainText("for 2 hours");
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, "find-dark");
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width: 360, height: 780 });
    await picture(page, "find-phone");
    await fits(page, "the page");
    await best.scrollIntoViewIfNeeded();
    await picture(page, "find-phone-result");
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  await test.step("rents it in one transaction", async () => {
    await page.getByTestId("find-best").getByTestId("find-buy").click();
    await expect(page.getByTestId("basket-check-rules")).toHaveAttribute("data-state", "good");
    await expect(page.getByTestId("buy-reserve")).toContainText("SNM");
    await accessible(page, "renting a basket");
    await picture(page, "find-buy");
    await page.getByTestId("basket-submit").click();
    await expect(page.getByTestId("basket-receipt")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByTestId("basket-receipt-deal")).toHaveCount(1);
    await accessible(page, "the receipt of a basket");
    await picture(page, "find-receipt");
  });

  await test.step("gives it back, with every wei where it should be", async () => {
    await page.getByTestId("basket-receipt-deal").click();
    await expect(page.getByTestId("deal-cost")).toBeVisible();
    const deal = /deals\/(0x[0-9a-f]{64})/.exec(page.url())?.[1] ?? "";
    await closeDeal(page);
    await withdrawAll(page);
    const { paid } = await chain.paid(deal);
    expect(await chain.wallet("buyer")).toBe(before - paid);
  });
});
