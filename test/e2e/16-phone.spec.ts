import { expect, type Page, test } from "@playwright/test";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { AccountScreen } from "./helpers/AccountScreen.ts";
import { PhoneRelay } from "./helpers/PhoneRelay.ts";
import { PhoneWallet, PROJECT_ID } from "./helpers/PhoneWallet.ts";
import { StaticServer } from "./helpers/StaticServer.ts";
import { e2eNetwork } from "./networkConfig.ts";

const CHAIN = 31337;

/** Files that only whoever wants to connect a phone loads. */
const OF_WALLETCONNECT = /PhoneWallet|phoneConnector/;

const RELAY = /^wss:\/\/relay\.walletconnect\.org/;

const serve = (walletConnectProjectId?: string): Promise<StaticServer> => {
  const { rpcUrl, graphqlUrl, relayUrls } = e2eNetwork();
  return StaticServer.start("/", { chainId: CHAIN, rpcUrl, graphqlUrl, relays: relayUrls, walletConnectProjectId });
};

/** What the page loads and asks, from now on. */
function requestsOf(page: Page): string[] {
  const urls: string[] = [];
  page.on("request", (request) => urls.push(request.url()));
  page.on("websocket", (socket) => urls.push(socket.url()));
  return urls;
}

test("without a project at WalletConnect nothing of it is loaded or offered", async ({ page }) => {
  const server = await serve();
  const urls = requestsOf(page);
  try {
    await page.goto(server.url);
    await page.getByTestId("connect").click();
    await expect(page.getByTestId("local-account-buyer")).toBeVisible();
    await expect(page.getByTestId("connect-phone")).toHaveCount(0);
    await page.waitForLoadState("networkidle").catch(() => undefined);
    expect(urls.filter((url) => OF_WALLETCONNECT.test(url) || url.includes("walletconnect"))).toEqual([]);
  } finally {
    await server.stop();
  }
});

test("a relay that can't be reached is told in a sentence, and can be tried again", async ({ page }) => {
  const server = await serve(PROJECT_ID);
  const urls = requestsOf(page);
  await page.routeWebSocket(RELAY, (socket) => socket.close());
  try {
    await page.goto(server.url);
    await page.getByTestId("connect").click();
    await page.getByTestId("connect-phone").waitFor();
    expect(
      urls.filter((url) => OF_WALLETCONNECT.test(url)),
      "before anybody asks for it",
    ).toEqual([]);
    await page.getByTestId("connect-phone").click();
    await expect(page.getByTestId("phone-failure")).toContainText("can't be reached", { timeout: 40_000 });
    await expect(page.getByTestId("phone-again")).toBeVisible();
    expect(urls.some((url) => OF_WALLETCONNECT.test(url))).toBe(true);
    await page.getByTestId("phone-back").click();
    await expect(page.getByTestId("local-account-buyer")).toBeVisible();
  } finally {
    await server.stop();
  }
});

test("a wallet on a phone connects by a code, pays, and is known after a reload", async ({ page }) => {
  const [server, relay] = await Promise.all([serve(PROJECT_ID), PhoneRelay.start()]);
  const phone = await PhoneWallet.start(relay.url, e2eNetwork().rpcUrl, CHAIN, localAccounts.holder.privateKey);
  // What the page says to WalletConnect's relay goes to that of the test, word by word.
  await page.routeWebSocket(RELAY, (socket) => {
    const there = new WebSocket(relay.url);
    const early: (string | Buffer)[] = [];
    socket.onMessage((message) => (there.readyState === there.OPEN ? there.send(message) : early.push(message)));
    there.addEventListener("open", () => early.splice(0).forEach((message) => there.send(message)));
    there.addEventListener("message", ({ data }) => socket.send(String(data)));
    socket.onClose(() => there.close());
  });
  await page.route("https://verify.walletconnect.org/**", (route) => route.abort());
  try {
    await page.goto(`${server.url}#/account`);
    await page.getByTestId("connect").click();
    await page.getByTestId("connect-phone").click();
    const code = page.getByTestId("phone-code");
    await expect(code).toBeVisible({ timeout: 40_000 });
    await expect(code.locator("svg path")).not.toHaveCount(0);
    const uri = (await code.getAttribute("data-uri")) ?? "";
    expect(uri).toMatch(/^wc:[0-9a-f]{64}@2\?/);
    await expect(page.getByTestId("phone-link")).toHaveAttribute("href", uri);
    await phone.scan(uri);
    const menu = page.getByTestId("account-menu");
    await expect(menu).toHaveAttribute("data-account", phone.address, { timeout: 30_000 });

    const account = new AccountScreen(page);
    const before = await account.balance("ledger");
    await account.deposit("1", "transfer");
    await expect.poll(() => account.balance("ledger")).toBe(before + parseEther("1"));
    expect(phone.log).toEqual(["eth_sendTransaction"]);

    await page.reload();
    await expect(menu).toHaveAttribute("data-account", phone.address, { timeout: 30_000 });
  } finally {
    await phone.stop();
    await Promise.all([server.stop(), relay.stop()]);
  }
});
