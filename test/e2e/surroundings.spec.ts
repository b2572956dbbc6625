import { expect, type Page } from "@playwright/test";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { AccountScreen } from "./helpers/AccountScreen.ts";
import { OrderScreen } from "./helpers/OrderScreen.ts";
import { Outage } from "./helpers/Outage.ts";
import { Shell } from "./helpers/Shell.ts";
import { weiOf } from "./helpers/weiOf.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { openMarket } from "./steps.ts";
import { fits, picture, test } from "./test.ts";
import { TestWallet } from "./wallet.ts";

// What happens to a person when account, network or programs change in the middle of an action. The last of all files: programs
// of the network hang meanwhile.

const OTHER_CHAIN = 1;
/** Milliseconds in which the page tells that a program hangs, and that it is back. */
const TOLD_WITHIN = { timeout: 30_000 };

/** A wallet with the keys of holder and operator, connected as the holder. */
async function person(page: Page): Promise<{ wallet: TestWallet; shell: Shell }> {
  const { rpcUrl, pageUrl } = e2eNetwork();
  const privateKeys = [localAccounts.holder.privateKey, localAccounts.operator.privateKey] as const;
  const wallet = await TestWallet.install(page, { rpcUrl, chainId: LOCAL_CHAIN_ID, privateKeys: [...privateKeys] });
  const shell = new Shell(page, pageUrl);
  await shell.open("/account");
  await shell.useWallet();
  return { wallet, shell };
}

/** Begins a deposit by approval, and stays where the first of its two transactions is done. */
async function untilApproved(page: Page, wallet: TestWallet, amount: string): Promise<void> {
  const sent = wallet.count("eth_sendTransaction");
  await page.getByTestId("deposit-way-approve").click();
  await page.getByTestId("deposit-amount").fill(amount);
  await page.getByTestId("deposit-submit").click();
  await expect(page.getByTestId("deposit-submit")).toHaveText("Updating the lists…");
  expect(wallet.count("eth_sendTransaction")).toBe(sent + 1);
}

test("a purchase that one account began is not sent by another", async ({ page, chain }) => {
  const { wallet } = await person(page);
  await openMarket(page);
  await page.getByTestId("offer-buy").first().click();
  const submit = page.getByTestId("buy-submit");
  const ledger = page.getByTestId("buy-ledger");
  await expect(submit).toBeEnabled(TOLD_WITHIN);
  const before = [await chain.ledger("holder"), await chain.ledger("operator")] as const;
  expect(await weiOf(ledger)).toBe(before[0]);

  await test.step("what one account declined is not told to the other", async () => {
    wallet.refuseNext("eth_sendTransaction");
    await submit.click();
    await expect(page.getByTestId("action-rejected")).toBeVisible();
    await wallet.switchAccount(1);
    await expect(ledger).toHaveAttribute("data-wei", String(before[1]));
    await expect(page.getByTestId("action-rejected")).toHaveCount(0);
    await wallet.switchAccount(0);
    await expect(ledger).toHaveAttribute("data-wei", String(before[0]));
    await expect(submit).toBeEnabled(TOLD_WITHIN);
  });

  await test.step("the account is changed while the wallet asks", async () => {
    const answer = wallet.hold("eth_sendTransaction");
    await submit.click();
    await expect(submit).toHaveText("Confirm in your wallet…");
    await wallet.switchAccount(1);
    answer();
    await expect(page.getByTestId("action-failure-name")).toHaveText("AccountChanged");
    await expect(page.getByTestId("action-failure")).toContainText("Another account was chosen");
    await picture(page, "surroundings-account");
  });

  await test.step("the sheet begins anew with the figures of the other", async () => {
    await expect(ledger).toHaveAttribute("data-wei", String(before[1]));
    await expect(submit).toHaveAttribute("data-state", "failed");
    await expect(page.getByTestId("buy-receipt")).toHaveCount(0);
    expect([await chain.ledger("holder"), await chain.ledger("operator")]).toEqual(before);
  });
});

test("what one account approved, another does not deposit", async ({ page, chain }) => {
  const { wallet, shell } = await person(page);
  const account = new AccountScreen(page);
  const before = [await chain.ledger("holder"), await chain.ledger("operator")] as const;
  await untilApproved(page, wallet, "2");
  await wallet.switchAccount(1);

  await test.step("the page begins anew with the other, and does not go on in its name", async () => {
    await expect.poll(() => account.balance("ledger")).toBe(before[1]);
    await expect(page.getByTestId("deposit-amount")).toHaveValue("");
    const approval = (await shell.transactions()).first();
    await expect(approval).toHaveAttribute("data-status", "done");
    await page.keyboard.press("Escape");
    expect(wallet.count("eth_sendTransaction")).toBe(1);
    expect([await chain.ledger("holder"), await chain.ledger("operator")]).toEqual(before);
  });

  await test.step("the first goes on where it was: its approval stands", async () => {
    await wallet.switchAccount(0);
    await expect.poll(() => account.balance("ledger")).toBe(before[0]);
    await account.deposit("2", "approve");
    expect(wallet.count("eth_sendTransaction")).toBe(2);
    expect(await chain.ledger("holder")).toBe(before[0] + parseEther("2"));
  });
});

test("on a wrong network nothing is sent, and what was entered waits for the right one", async ({ page, chain }) => {
  const { wallet, shell } = await person(page);
  const wrong = page.getByTestId("wrong-network");

  await test.step("a purchase, while the wallet asks", async () => {
    await openMarket(page);
    await page.getByTestId("offer-buy").first().click();
    const submit = page.getByTestId("buy-submit");
    await page.getByTestId("buy-attested").click();
    await expect(page.getByTestId("check-attestation")).toContainText("No attestation is demanded");
    await expect(submit).toBeEnabled(TOLD_WITHIN);
    const text = await submit.innerText();
    const answer = wallet.hold("eth_sendTransaction");
    await submit.click();
    await expect(submit).toHaveText("Confirm in your wallet…");
    await wallet.switchChain(OTHER_CHAIN);
    answer();
    await expect(page.getByTestId("action-failure-name")).toHaveText("NetworkChanged");
    await expect(submit).toHaveText("Switch to SONM local network");
    await expect(wrong).toBeVisible();
    await fits(page, "the market on a wrong network");
    await picture(page, "surroundings-network");
    await wallet.switchChain(LOCAL_CHAIN_ID);
    await expect(submit).toHaveText(text);
    await expect(page.getByTestId("check-attestation")).toContainText("No attestation is demanded");
    await page.keyboard.press("Escape");
  });

  await test.step("a deposit, between its two transactions", async () => {
    const before = await chain.ledger("holder");
    await shell.go("account");
    await untilApproved(page, wallet, "3");
    const sent = wallet.count("eth_sendTransaction");
    await wallet.switchChain(OTHER_CHAIN);
    await expect(page.getByTestId("action-failure-name")).toHaveText("NetworkChanged");
    await expect(page.getByTestId("deposit-submit")).toHaveText("Switch to SONM local network");
    await expect(wrong).toBeVisible();
    await expect(page.getByTestId("deposit-amount")).toHaveValue("3");
    expect(wallet.count("eth_sendTransaction")).toBe(sent);
    await wallet.switchChain(LOCAL_CHAIN_ID);
    await expect(wrong).toHaveCount(0);
    await page.getByTestId("deposit-submit").click();
    await expect(page.getByTestId("deposit-done")).toBeVisible();
    expect(wallet.count("eth_sendTransaction")).toBe(sent + 1);
    expect(await chain.ledger("holder")).toBe(before + parseEther("3"));
  });
});

test("a transaction of which the node says nothing has neither failed nor succeeded, and is found later", async ({
  page,
  chain,
}) => {
  const { wallet, shell } = await person(page);
  const before = await chain.ledger("holder");
  const outage = await Outage.of(e2eNetwork().rpcUrl);
  try {
    wallet.meanwhile("eth_sendTransaction", () => outage.begin());
    await page.getByTestId("deposit-amount").fill("1");
    await page.getByTestId("deposit-way-transfer").click();
    await page.getByTestId("deposit-submit").click();
    await expect(page.getByTestId("action-unanswered")).toBeVisible(TOLD_WITHIN);
    await expect(shell.indexBanner).toHaveAttribute("data-lag", "silent");
    await expect(page.getByTestId("deposit-done")).toHaveCount(0);
    await expect(page.getByTestId("action-failure")).toHaveCount(0);
    const row = (await shell.transactions()).first();
    await expect(row).toHaveAttribute("data-status", "pending");
    await expect(row).toContainText("The network does not answer");
    await fits(page, "the account while the chain hangs");
    await picture(page, "surroundings-chain");
  } finally {
    outage.end();
  }
  await expect(page.getByTestId("deposit-done")).toBeVisible(TOLD_WITHIN);
  await expect(shell.indexBanner).toHaveCount(0);
  expect(await chain.ledger("holder")).toBe(before + parseEther("1"));
  expect(wallet.count("eth_sendTransaction")).toBe(1);
});

test("an index that hangs holds nothing up: what counts comes from the chain, and lists come back", async ({
  page,
  chain,
}) => {
  const { wallet, shell } = await person(page);
  const account = new AccountScreen(page);
  const order = new OrderScreen(page);
  await account.deposit("0.5", "transfer");
  const before = await chain.ledger("holder");
  const outage = await Outage.of(e2eNetwork().graphqlUrl);
  try {
    outage.begin();
    await page.getByTestId("deposit-amount").fill("1.5");
    await page.getByTestId("deposit-way-transfer").click();
    await page.getByTestId("deposit-submit").click();
    await expect(shell.indexBanner).toHaveAttribute("data-lag", "down", TOLD_WITHIN);
    await expect.poll(() => account.balance("ledger")).toBe(before + parseEther("1.5"));
    await expect(page.getByTestId("deposit-done")).toBeVisible(TOLD_WITHIN);
    await expect(shell.indexBanner).toHaveAttribute("data-lag", "down");
    await picture(page, "surroundings-index");

    await shell.open("/orders/new");
    await order.fill({ price: "0.0003" });
    await page.getByTestId("order-to-review").click();
    await expect(page.getByTestId("order-unlisted")).toBeVisible();
    await page.getByTestId("order-sign").click();
    await expect(page.getByTestId("order-signed")).toBeVisible();
    expect(wallet.count("eth_signTypedData_v4")).toBe(1);
  } finally {
    outage.end();
  }
  await expect(shell.indexBanner).toHaveCount(0, TOLD_WITHIN);
  await shell.open("/account");
  await expect(account.movements.first()).toContainText("1.50", TOLD_WITHIN);
});

test("an order of which the account changed under review, and its relays hung, is the signer's and gets through", async ({
  page,
  chain,
}) => {
  const { relayUrls } = e2eNetwork();
  const { wallet, shell } = await person(page);
  const order = new OrderScreen(page);
  await chain.deposit("operator", parseEther("5"));
  await shell.open("/orders/new");
  await order.fill({ price: "0.0002" });
  await page.getByTestId("order-to-review").click();
  await expect(page.getByTestId("order-words")).toBeVisible();
  await wallet.switchAccount(1);
  await expect(shell.account).toHaveAttribute("data-account", localAccounts.operator.address);
  await expect(page.getByTestId("bid-covered")).toContainText("5.00 SNM");
  await page.getByTestId("order-sign").click();
  await expect(page.getByTestId("order-signed")).toBeVisible();

  const [first, others] = [await Outage.of(...relayUrls.slice(0, 1)), await Outage.of(...relayUrls.slice(1))];
  try {
    first.begin();
    others.begin();
    await page.getByTestId("order-post").click();
    await expect(page.getByTestId("order-post-next")).toContainText("The next one is asked");
    await expect(page.getByTestId("order-post-failure")).toContainText("The order itself is safe", TOLD_WITHIN);
    await picture(page, "surroundings-relay");
    others.end();
    await page.getByTestId("order-post").click();
    await expect(page.getByTestId("order-relayed")).toBeVisible(TOLD_WITHIN);
  } finally {
    first.end();
    others.end();
  }
  const id = await order.see();
  const answer = (await (await fetch(new URL(`orders/${id}`, relayUrls[1]))).json()) as {
    order: { author: string };
  };
  expect(answer.order.author.toLowerCase()).toBe(localAccounts.operator.address.toLowerCase());
});
