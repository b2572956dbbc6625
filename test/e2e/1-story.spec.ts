import { cpus } from "node:os";

import { expect } from "@playwright/test";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { AccountScreen } from "./helpers/AccountScreen.ts";
import { Shell } from "./helpers/Shell.ts";
import { weiOf } from "./helpers/weiOf.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { chooseDuration, closeDeal, dealOnScreen, openMarket } from "./steps.ts";
import { accessible, picture, test } from "./test.ts";
import { TestWallet } from "./wallet.ts";

const HOUR = 3_600;
const RDNS = "network.sonm.test";

test("a buyer rents this machine for an hour, watches the bill, closes and withdraws", async ({ page, chain }) => {
  const { rpcUrl, pageUrl } = e2eNetwork();
  const { privateKey } = localAccounts.buyer;
  const wallet = await TestWallet.install(page, {
    rpcUrl,
    chainId: LOCAL_CHAIN_ID,
    privateKeys: [privateKey],
    rdns: RDNS,
  });
  const shell = new Shell(page, pageUrl);
  const before = (await chain.wallet("buyer")) + (await chain.ledger("buyer"));
  const earned = await chain.ledger("supplier");

  await test.step("sees the machine with its benchmarks and its price in USD per hour", async () => {
    const offer = await openMarket(page);
    await expect(offer.getByTestId("offer-price")).toContainText("$");
    await expect(offer).toContainText(cpus()[0]?.model.split(/\s+/)[0] ?? "");
    await picture(page, "market");
    await shell.useWallet(RDNS);
    await offer.getByTestId("offer-buy").click();
  });

  await test.step("buys an hour with one confirmation", async () => {
    await chooseDuration(page, HOUR);
    await expect(page.getByTestId("check-rules")).toBeVisible();
    await expect(page.getByTestId("check-attestation")).toBeVisible();
    await accessible(page, "buying");
    await picture(page, "buy");
    await page.getByTestId("buy-submit").click();
    await expect(page.getByTestId("buy-receipt")).toBeVisible({ timeout: 30_000 });
    await accessible(page, "the receipt");
    expect(wallet.count("eth_sendTransaction"), "transactions").toBe(1);
    expect(wallet.count("eth_signTypedData_v4"), "signatures beside it").toBe(0);
    await page.getByTestId("buy-receipt-deal").click();
  });

  const deal = await test.step("watches the deal being billed", async () => {
    const cost = page.getByTestId("deal-cost");
    const first = await weiOf(cost);
    await expect.poll(() => weiOf(cost), { timeout: 10_000 }).toBeGreaterThan(first);
    await expect(page.getByTestId("payment-row").first()).toBeVisible({ timeout: 60_000 });
    await accessible(page, "the deal");
    await picture(page, "deal");
    return dealOnScreen(page);
  });

  await test.step("closes it, and finds it closed after a reload", async () => {
    await closeDeal(page);
    await page.reload();
    await expect(page.getByTestId("deal-close-reason")).toBeVisible();
    const { paid, bills } = await chain.paid(deal);
    expect(await weiOf(page.getByTestId("deal-total-paid"))).toBe(paid);
    await expect(page.getByTestId("payment-row")).toHaveCount(bills);
    await picture(page, "deal-closed");
  });

  await test.step("withdraws the rest, with every wei where it should be", async () => {
    await shell.go("account");
    const account = new AccountScreen(page);
    expect(await account.balance("ledger")).toBe(await chain.ledger("buyer"));
    await account.withdraw();
    const { paid, fee } = await chain.paid(deal);
    expect(paid).toBeGreaterThan(0n);
    expect(await chain.ledger("buyer")).toBe(0n);
    expect(await chain.wallet("buyer")).toBe(before - paid);
    expect(await chain.ledger("supplier")).toBe(earned + paid - fee);
    expect(await chain.allowance("buyer")).toBe(0n);
    await picture(page, "account");
  });
});
