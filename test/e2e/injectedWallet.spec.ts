import { expect } from "@playwright/test";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { AccountScreen } from "./helpers/AccountScreen.ts";
import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { test } from "./test.ts";
import { TestWallet, type TestWalletOptions } from "./wallet.ts";

const CHAIN = 31337;
const RDNS = "network.sonm.test";

const walletOptions = (change: Partial<TestWalletOptions> = {}): TestWalletOptions => ({
  rpcUrl: e2eNetwork().rpcUrl,
  chainId: CHAIN,
  privateKeys: [localAccounts.holder.privateKey, localAccounts.operator.privateKey],
  ...change,
});

test("a wallet connects, deposits by permit, is refused quietly, and withdraws", async ({ page }) => {
  const wallet = await TestWallet.install(page, walletOptions());
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const account = new AccountScreen(page);
  await shell.open("/account");
  await shell.useWallet(RDNS);
  const [ledger, inWallet] = [await account.balance("ledger"), await account.balance("wallet")];

  await test.step("declining the signature is no error, and nothing is sent", async () => {
    wallet.refuseNext("eth_signTypedData_v4");
    await page.getByTestId("deposit-amount").fill("3");
    await page.getByTestId("deposit-way-permit").click();
    await page.getByTestId("deposit-submit").click();
    await expect(page.getByTestId("action-rejected")).toBeVisible();
    await expect(page.getByTestId("action-failure")).toHaveCount(0);
    expect(wallet.count("eth_sendTransaction")).toBe(0);
  });

  await test.step("a person who thinks is waited for", async () => {
    const answer = wallet.hold("eth_signTypedData_v4");
    wallet.refuseNext("eth_signTypedData_v4");
    await page.getByTestId("deposit-submit").click();
    await expect(page.getByTestId("deposit-submit")).toHaveText("Confirm in your wallet…");
    answer();
    await expect(page.getByTestId("action-rejected")).toBeVisible();
  });

  await test.step("a permit takes one signature and one transaction", async () => {
    await account.deposit("3", "permit");
    expect(wallet.count("eth_signTypedData_v4")).toBe(3);
    expect(wallet.count("eth_sendTransaction")).toBe(1);
    await expect.poll(() => account.balance("ledger")).toBe(ledger + parseEther("3"));
  });

  await test.step("an approval takes two transactions, a transfer takes one", async () => {
    await account.deposit("2", "approve");
    expect(wallet.count("eth_sendTransaction")).toBe(3);
    await account.deposit("1", "transfer");
    expect(wallet.count("eth_sendTransaction")).toBe(4);
    expect(wallet.count("eth_signTypedData_v4")).toBe(3);
    await expect.poll(() => account.balance("ledger")).toBe(ledger + parseEther("6"));
  });

  await test.step("everything comes back", async () => {
    await account.withdraw();
    await expect.poll(() => account.balance("ledger")).toBe(0n);
    await expect.poll(() => account.balance("wallet")).toBe(inWallet + ledger);
    await expect(account.movements.first()).toHaveAttribute("data-kind", "withdrawal");
  });
});

test("what was sent is followed over a reload", async ({ page }) => {
  await TestWallet.install(page, walletOptions());
  const shell = new Shell(page, e2eNetwork().pageUrl);
  await shell.open("/account");
  await shell.useWallet(RDNS);
  await new AccountScreen(page).deposit("1", "transfer");
  await page.reload();
  await expect(shell.account).toBeVisible();
  const rows = await shell.transactions();
  await expect(rows.first()).toHaveAttribute("data-status", "done");
});

test("on a wrong network the button switches, and then goes on", async ({ page }) => {
  const wallet = await TestWallet.install(page, walletOptions());
  const shell = new Shell(page, e2eNetwork().pageUrl);
  await shell.open("/account");
  await shell.useWallet(RDNS);
  await wallet.switchChain(1);
  await expect(page.getByTestId("wrong-network")).toBeVisible();
  await page.getByTestId("deposit-amount").fill("1");
  const submit = page.getByTestId("deposit-submit");
  await expect(submit).toHaveText("Switch to SONM local network");
  await submit.click();
  await expect(page.getByTestId("deposit-done")).toBeVisible();
  expect(wallet.count("wallet_switchEthereumChain")).toBe(1);
  await expect(page.getByTestId("wrong-network")).toHaveCount(0);
});

test("accounts that change in the wallet change on the page, and a lock disconnects", async ({ page }) => {
  const wallet = await TestWallet.install(page, walletOptions());
  const shell = new Shell(page, e2eNetwork().pageUrl);
  await shell.open("/");
  await shell.useWallet(RDNS);
  await expect(shell.account).toHaveAttribute("data-account", localAccounts.holder.address);
  await wallet.switchAccount(1);
  await expect(shell.account).toHaveAttribute("data-account", localAccounts.operator.address);
  await wallet.lock();
  await expect(page.getByTestId("connect")).toBeVisible();
});

test("two tabs show what either of them sent", async ({ page, context }) => {
  const shell = new Shell(page, e2eNetwork().pageUrl);
  await shell.open("/account");
  await shell.useLocalAccount("holder");
  const other = new Shell(await context.newPage(), e2eNetwork().pageUrl);
  await other.open("/account");
  await expect(other.account).toBeVisible();
  await new AccountScreen(page).deposit("1", "transfer");
  await new AccountScreen(other.page).deposit("2", "transfer");
  for (const tab of [shell, other]) {
    await tab.page.bringToFront();
    const rows = await tab.transactions();
    await expect(rows.filter({ hasText: "Deposit 1.00 SNM" }).first()).toHaveAttribute("data-status", "done");
    await expect(rows.filter({ hasText: "Deposit 2.00 SNM" }).first()).toHaveAttribute("data-status", "done");
  }
});

test("a wallet that only sets window.ethereum can be chosen", async ({ page }) => {
  await TestWallet.install(page, walletOptions({ legacy: "only" }));
  const shell = new Shell(page, e2eNetwork().pageUrl);
  await shell.open("/");
  await shell.useWallet("injected");
  await expect(shell.account).toHaveAttribute("data-account", localAccounts.holder.address);
});
