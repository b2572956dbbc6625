import { type Page, expect } from "@playwright/test";
import { Wallet, hexlify, parseEther, randomBytes } from "ethers";

import { Rule } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";
import {
  type OrderFields,
  ZERO_ADDRESS,
  ZERO_BYTES32,
  orderDomain,
  orderMessage,
  orderTypes,
} from "@sonm/protocol/order.ts";
import { toRelayPost } from "@sonm/protocol/relay.ts";

import { AccountScreen } from "./helpers/AccountScreen.ts";
import { OrderScreen } from "./helpers/OrderScreen.ts";
import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { closeDeal, dealOnScreen, openMarket } from "./steps.ts";
import { accessible, picture, test } from "./test.ts";
import { TestWallet } from "./wallet.ts";

const { contracts } = networkOf(LOCAL_CHAIN_ID);
const RDNS = "network.sonm.test";
const HOUR = 3_600;
const BOND = parseEther("5");

// Each story may have to wait until the machine is measured, or offered again.
test.describe.configure({ timeout: 180_000 });

/** The buyer with an injected wallet, connected, with SNM in the ledger. */
async function buyer(page: Page): Promise<TestWallet> {
  const { rpcUrl, pageUrl } = e2eNetwork();
  const { privateKey } = localAccounts.buyer;
  const options = { rpcUrl, chainId: LOCAL_CHAIN_ID, privateKeys: [privateKey], rdns: RDNS } as const;
  const wallet = await TestWallet.install(page, options);
  const shell = new Shell(page, pageUrl);
  await openMarket(page);
  await shell.useWallet(RDNS);
  await shell.go("account");
  await new AccountScreen(page).deposit("50", "transfer");
  return wallet;
}

/** What a relay answers about an order. */
const isRelayed = async (relay: string | undefined, id: string): Promise<boolean> =>
  (await (await fetch(new URL(`orders/${id}`, relay))).json()) !== null;

test("a buyer signs a bid, sees what matches, and opens the deal", async ({ page, chain }) => {
  const wallet = await buyer(page);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const order = new OrderScreen(page);
  const sent = wallet.count("eth_sendTransaction");

  await test.step("fills in a bid and signs it, which costs nothing", async () => {
    await shell.go("orders");
    await page.getByTestId("order-new").click();
    await order.fill({ price: "", memory: "lots" });
    await page.getByTestId("order-to-review").click();
    await expect(page.getByTestId("order-faults")).toBeVisible();
    await order.fill({ price: "1", memory: "1", cores: "1", tag: "render" });
    await accessible(page, "a bid that is filled in");
    await picture(page, "order-new");
    await page.getByTestId("order-to-review").click();
    await expect(page.getByTestId("order-words")).toContainText("at most $1.00 per hour");
    await expect(page.getByTestId("bid-covered")).toBeVisible();
    await accessible(page, "the review of a bid");
    await picture(page, "order-review");
    wallet.refuseNext("eth_signTypedData_v4");
    await page.getByTestId("order-sign").click();
    await expect(page.getByTestId("action-rejected")).toBeVisible();
    await page.getByTestId("order-sign").click();
    await expect(page.getByTestId("order-signed")).toBeVisible();
    await accessible(page, "the ways to publish");
    await picture(page, "order-signed");
    expect(wallet.count("eth_sendTransaction")).toBe(sent);
  });

  const bid = await order.see();
  const deal = await test.step("opens the deal with an offer that fits", async () => {
    await expect(order.fitting).toBeVisible({ timeout: 90_000 });
    await accessible(page, "an order with what matches");
    await picture(page, "order-matches");
    await order.fitting.getByTestId("match-open").click();
    await expect(page.getByTestId("open-reserve")).toContainText("SNM");
    await picture(page, "order-open");
    await page.getByTestId("open-submit").click();
    await page.getByTestId("open-receipt-deal").click({ timeout: 30_000 });
    await expect(page.getByTestId("deal-cost")).toBeVisible();
    expect(wallet.count("eth_sendTransaction")).toBe(sent + 1);
    return dealOnScreen(page);
  });
  expect(await chain.isOpen(deal)).toBe(true);

  await test.step("finds the order filled, and gives the machine back", async () => {
    await shell.open(`/orders/${bid}`);
    await expect(page.getByTestId("order-state")).toHaveAttribute("data-state", "filled");
    await page.getByTestId("order-deal").click();
    expect(dealOnScreen(page)).toBe(deal);
    await closeDeal(page);
    expect(await chain.isOpen(deal)).toBe(false);
  });
});

test("a buyer relays a bid for nothing, announces it, and cancels", async ({ page, chain }) => {
  const { relayUrls, pageUrl } = e2eNetwork();
  const wallet = await buyer(page);
  const shell = new Shell(page, pageUrl);
  const order = new OrderScreen(page);
  const sent = wallet.count("eth_sendTransaction");

  const bid = await test.step("posts a bid that pays too little to one relay, and all have it", async () => {
    await shell.open("/orders/new");
    await order.fill({ price: "0.0001" });
    await order.sign();
    await order.post();
    expect(wallet.count("eth_sendTransaction")).toBe(sent);
    const id = await order.see();
    for (const relay of relayUrls) await expect.poll(() => isRelayed(relay, id), { timeout: 20_000 }).toBe(true);
    return id;
  });

  await test.step("reads why no offer matches, and announces it", async () => {
    await expect(page.getByTestId(`match-rule-${Rule.Price}`).first()).toContainText("the bid pays $0.0001", {
      timeout: 90_000,
    });
    await expect(page.getByTestId("order-places")).toHaveText("relayed");
    await page.getByTestId("order-announce").click();
    await expect(page.getByTestId("order-announced")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByTestId("order-places")).toHaveText("announced, relayed");
    await page.emulateMedia({ colorScheme: "dark" });
    await accessible(page, "an order in the dark");
    await picture(page, "order-published-dark");
    expect(wallet.count("eth_sendTransaction")).toBe(sent + 1);
  });

  await test.step("cancels it, and every relay drops it", async () => {
    await shell.go("orders");
    const row = page.locator(`[data-testid="order-row"][data-order="${bid}"]`);
    await expect(row).toContainText("announced, relayed");
    await accessible(page, "my orders");
    await picture(page, "orders-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await picture(page, "orders");
    await page.getByTestId("all-bids").click();
    await expect(row).toHaveAttribute("data-state", "active");
    await accessible(page, "everybody's bids");
    await picture(page, "bids");
    await row.click();
    await page.getByTestId("order-cancel").click();
    await accessible(page, "cancelling an order");
    await page.getByTestId("cancel-submit").click();
    await page.getByTestId("cancel-done").click({ timeout: 30_000 });
    await expect(page.getByTestId("order-state")).toHaveAttribute("data-state", "cancelled");
    for (const relay of relayUrls) await expect.poll(() => isRelayed(relay, bid), { timeout: 30_000 }).toBe(false);
  });

  await test.step("cancels all bids at once, also one that nobody has seen", async () => {
    const epoch = await chain.orderEpoch("buyer", 1);
    await shell.open("/orders/new");
    await order.fill({ price: "0.5" });
    await order.sign();
    const unseen = await order.see();
    await shell.go("orders");
    await page.getByTestId("cancel-all-bids").click();
    await page.getByTestId("cancel-submit").click();
    await page.getByTestId("cancel-done").click({ timeout: 30_000 });
    expect(await chain.orderEpoch("buyer", 1)).toBe(epoch + 1);
    await shell.open("/orders?show=ended");
    const row = page.locator(`[data-testid="order-row"][data-order="${unseen}"]`);
    await expect(row).toHaveAttribute("data-state", "cancelled");
  });
});

test("an ask with a bond that only relays have stands in the market, and is bought with its guarantee", async ({
  page,
  chain,
}) => {
  const { relayUrls } = e2eNetwork();
  await chain.deposit("worker", BOND);
  const bonds = await chain.ledger("worker");
  const worker = new Wallet(localAccounts.worker.privateKey);
  const now = await chain.now();
  const fields: OrderFields = {
    side: 0,
    author: worker.address as `0x${string}`,
    counterparty: ZERO_ADDRESS,
    price: 10n ** 13n,
    duration: 2 * HOUR,
    networkFlags: 6n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge: 0,
    bond: BOND,
    validUntil: now + HOUR,
    epoch: await chain.orderEpoch("worker", 0),
    nonce: BigInt(hexlify(randomBytes(7))),
    benchmarks: [0n, 0n, 1n, 1_000_000_000n],
  };
  const types = { Order: [...orderTypes.Order] };
  const domain = orderDomain(LOCAL_CHAIN_ID, contracts.Market);
  const signature = (await worker.signTypedData(domain, types, orderMessage(fields))) as `0x${string}`;
  const posted = await fetch(new URL("orders", relayUrls[0]), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(toRelayPost({ fields, signature })),
  });
  const { id } = (await posted.json()) as { id: string };
  expect(posted.status, id).toBe(201);

  await buyer(page);
  await page.goto("/#/?incoming=true&hours=2&hoursMax=2");
  const row = page.locator(`[data-testid="offer-row"][data-offer="${id}"]`);
  await expect(row.getByTestId("offer-relayed")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId("offer-count")).toHaveText("1 offer");
  await picture(page, "market-relayed");
  await row.getByTestId("offer-buy").click();
  await expect(page.getByTestId("check-rules")).toBeVisible();
  await expect(page.getByTestId("network-cost")).toContainText(/about 0\.\d+ ETH/);
  await expect(page.getByTestId("buy-bond")).toContainText("5.00 SNM");
  await picture(page, "buy-bond");
  await page.getByTestId("buy-submit").click();
  await page.getByTestId("buy-receipt-deal").click({ timeout: 30_000 });
  const deal = dealOnScreen(page);
  expect(await chain.nonceUsed("worker", fields.nonce)).toBe(true);
  expect(await chain.ledger("worker")).toBe(bonds - BOND);
  const guarantee = page.getByTestId("bond-panel");
  await expect(guarantee).toHaveAttribute("data-state", "open");
  await picture(page, "deal-bond");
  await closeDeal(page);
  expect(await chain.isOpen(deal)).toBe(false);

  // The machine was online all the time, as far as the reports of its end say: the bond goes back.
  await expect(guarantee).toHaveAttribute("data-state", "held");
  await page.getByTestId("bond-release").click({ timeout: 60_000 });
  await expect(guarantee).toHaveAttribute("data-state", "settled", { timeout: 30_000 });
  await accessible(page, "a deal whose bond is settled");
  await picture(page, "deal-bond-settled");
  expect(await chain.ledger("worker")).toBe(bonds);
});
