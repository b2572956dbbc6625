import { expect } from "@playwright/test";
import { Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { Shell } from "./helpers/Shell.ts";
import { workerConsent } from "./helpers/workerConsent.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { test } from "./test.ts";

test("a supplier confirms a worker by what its agent printed, and releases it", async ({ page }) => {
  const worker = new Wallet(Wallet.createRandom().privateKey);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  await shell.open("/supplier");
  await shell.useLocalAccount("operator");
  const row = page.locator(`[data-testid="worker-row"][data-worker="${worker.address.toLowerCase()}"]`);

  await test.step("a consent for somebody else is refused before anything is sent", async () => {
    await page.getByTestId("confirm-worker").fill(await workerConsent(worker, localAccounts.supplier.address));
    await expect(page.getByTestId("confirm-mismatch")).toBeVisible();
    await expect(page.getByTestId("confirm-submit")).toBeDisabled();
  });

  await test.step("one for this account binds the worker", async () => {
    await page.getByTestId("confirm-worker").fill(await workerConsent(worker, localAccounts.operator.address));
    await expect(page.getByTestId("confirm-worker")).toHaveValue(worker.address);
    await page.getByTestId("confirm-submit").click();
    await expect(page.getByTestId("confirm-done")).toBeVisible();
    await expect(row).toBeVisible();
  });

  await test.step("the same consent does not serve twice, and says so", async () => {
    await row.getByTestId("worker-release").click();
    await expect(row).toHaveCount(0);
    await page.getByTestId("confirm-worker").fill(await workerConsent(worker, localAccounts.operator.address));
    await expect(page.getByTestId("confirm-mismatch")).toBeVisible();
  });
});
