import { expect } from "@playwright/test";

import { OrderScreen } from "./helpers/OrderScreen.ts";
import { connectLocal, openMarket } from "./steps.ts";
import { accessible, fits, picture, test } from "./test.ts";

test("orders and filters can be used on a phone", async ({ page }) => {
  await openMarket(page);
  await page.getByTestId("filter-open").click();
  await page.getByTestId("filter-memory").fill("1");
  await page.getByTestId("filter-memoryMax").fill("0.5");
  await expect(page.getByTestId("filter-apply")).toBeDisabled();
  await page.getByTestId("filter-memoryMax").fill("2000");
  await page.getByTestId("saved-filter-name").fill("Some memory");
  await page.getByTestId("saved-filter-save").click();
  await accessible(page, "filters on a phone");
  await picture(page, "filters-phone");
  await page.getByTestId("filter-apply").click();
  await expect(page).toHaveURL(/memory=1/);
  await fits(page, "the filtered market");
  await page.goto("/#/");
  await page.getByTestId("filter-open").click();
  await page.getByTestId("saved-filter-apply").click();
  await expect(page).toHaveURL(/memoryMax=2000/);

  await connectLocal(page, "buyer");
  const order = new OrderScreen(page);
  await page.goto("/#/orders/new");
  await order.fill({ price: "0.0002", memory: "1" });
  await fits(page, "a new order");
  await picture(page, "order-new-phone");
  await order.sign();
  await accessible(page, "publishing on a phone");
  await picture(page, "order-signed-phone");
  await order.see();
  await expect(page.getByTestId("match-row").first()).toBeVisible({ timeout: 90_000 });
  await fits(page, "an order");
  await accessible(page, "an order on a phone");
  await picture(page, "order-phone");
  await page.goto("/#/orders");
  await expect(page.getByTestId("order-row").first()).toBeVisible();
  await fits(page, "my orders");
  await picture(page, "orders-phone");
});
