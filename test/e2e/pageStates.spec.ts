import { readFile } from "node:fs/promises";

import { type Page, expect, test } from "@playwright/test";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";

const shellOf = (page: Page) => new Shell(page, e2eNetwork().pageUrl);

test("an index that is down is told, and what is on the chain still shows", async ({ page }) => {
  await page.route(e2eNetwork().graphqlUrl, (route) => route.abort());
  const shell = shellOf(page);
  await shell.open("/");
  await expect(page.getByTestId("index-unreachable")).toBeVisible();
  await expect(shell.indexBanner).toHaveAttribute("data-lag", "down");
  await shell.useLocalAccount("holder");
  await shell.go("account");
  await expect(page.getByTestId("account-wallet")).toHaveAttribute("data-wei", /^\d+$/);
});

test("relays that are down hurt nothing, and are told where orders may be missing", async ({ page }) => {
  for (const relay of e2eNetwork().relayUrls) await page.route(`${relay}**`, (route) => route.abort());
  const shell = shellOf(page);
  await shell.open("/");
  await expect(page.getByTestId("offer-row").first()).toBeVisible({ timeout: 90_000 });
  await shell.useLocalAccount("holder");
  await shell.go("orders");
  await expect(page.getByTestId("relays-down")).toBeVisible();
  await expect(page.getByTestId("orders-empty")).toBeVisible();
});

test("an index that lags is told with its age", async ({ page }) => {
  await page.route(e2eNetwork().graphqlUrl, async (route) => {
    if (!(route.request().postData() ?? "").includes("_meta")) return route.fallback();
    const response = await route.fetch();
    const body = (await response.json()) as { data: { _meta: { block: { number: number; timestamp: number } } } };
    body.data._meta.block.number -= 10;
    body.data._meta.block.timestamp -= 600;
    return route.fulfill({ response, json: body });
  });
  await shellOf(page).open("/");
  await expect(page.getByTestId("index-banner")).toContainText("10 minutes");
});

test("filters that nothing meets say so and can be cleared", async ({ page }) => {
  await shellOf(page).open("/?cores=900000&gpus=64");
  await expect(page.getByTestId("market-no-match")).toBeVisible();
  await page.getByTestId("market-clear-filters").click();
  await expect(page.getByTestId("market-no-match")).toHaveCount(0);
  expect(page.url()).not.toContain("cores");
});

test("the index understands every filter and every column", async ({ page }) => {
  const shell = shellOf(page);
  const least = ["cpu", "core", "cores", "memory", "disk", "down", "up", "gpus", "vram", "ethash", "equihash"];
  const names = [...least, "redshift", "cryptonight", "cuckaroo", "hours", "price"];
  const bounds = names.flatMap((name) => [`${name}=64`, name === "price" ? "priceMin=9" : `${name}Max=90`]);
  const others = "nvidia=true&radeon=true&overlay=true&outbound=true&incoming=true&attested=true&term=forward";
  const days = "dealable=true&since=2026-01-01&until=2026-12-31";
  const parties = `tag=render&level=1&certified=3&by=0x${"ab".repeat(20)}`;
  for (const column of ["machine", "attested", "vram", "duration"]) {
    await shell.open(`/?${[...bounds, others, parties, days].join("&")}&sort=${column}&desc=true&page=2`);
    await expect(page.getByTestId("market-no-match"), column).toBeVisible();
    await page.goto("about:blank");
  }
});

test("an offer is found by its machine, and the list is taken along as a file", async ({ page }) => {
  const shell = shellOf(page);
  await shell.open(`/?by=${localAccounts.supplier.address}`);
  const row = page.getByTestId("offer-row").first();
  await expect(row).toBeVisible({ timeout: 90_000 });
  const id = await row.getAttribute("data-offer");
  const downloading = page.waitForEvent("download");
  await page.getByTestId("book-export").click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("sonm-offers.csv");
  const text = await readFile(await download.path(), "utf8");
  const [head, line] = text.split("\r\n");
  expect(head?.split(",").slice(0, 3)).toEqual(["order", "machine", "master"]);
  expect(line?.split(",").slice(0, 3)).toEqual([
    id,
    localAccounts.worker.address.toLowerCase(),
    localAccounts.supplier.address.toLowerCase(),
  ]);
});

test("filters and sorting stand in the address", async ({ page }) => {
  await shellOf(page).open("/");
  await page.getByTestId("filter-open").click();
  await page.getByTestId("filter-memory").fill("1");
  await page.getByTestId("filter-attested").click();
  await page.getByTestId("filter-apply").click();
  await expect(page).toHaveURL(/memory=1/);
  await expect(page).toHaveURL(/attested=true/);
  await page.reload();
  await expect(page.getByRole("button", { name: "Remove filter: Attested only" })).toBeVisible();
  // Whoever has the machine gives it back: only then there is something to sort.
  await page.getByTestId("sort-cpu").click({ timeout: 90_000 });
  await expect(page).toHaveURL(/sort=cpu&desc=true|desc=true&sort=cpu/);
});

test("the page works where the browser keeps nothing, and says so", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  const shell = shellOf(page);
  await shell.open("/?cores=1");
  await page.getByTestId("filter-open").click();
  await page.getByTestId("saved-filter-name").fill("Some cores");
  await page.getByTestId("saved-filter-save").click();
  await expect(page.getByTestId("saved-filter")).toContainText("Some cores");
  await expect(page.getByTestId("saved-filters")).toContainText("last until it is closed");
  await page.getByTestId("saved-filter-apply").click();
  await shell.useLocalAccount("holder");
  await shell.go("account");
  await expect(page.getByTestId("account-wallet")).toHaveAttribute("data-wei", /^\d+$/);
});

test("addresses that lead nowhere say what to do", async ({ page }) => {
  const shell = shellOf(page);
  for (const [path, shown] of [
    ["/nowhere", "not-found"],
    ["/deals/0x12", "not-found"],
    [`/deals/0x${"ab".repeat(32)}`, "deal-missing"],
    [`/machines/0x${"ab".repeat(20)}`, "machine-missing"],
    [`/masternodes/0x${"ab".repeat(20)}`, "masternode-missing"],
    [`/?buy=0x${"ab".repeat(32)}`, "buy-missing"],
  ] as const) {
    await shell.open(path);
    await expect(page.getByTestId(shown), path).toBeVisible();
  }
});

test("a configuration that can't be used is named", async ({ page }) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: { chainId: "one" } }));
  await page.goto(e2eNetwork().pageUrl);
  await expect(page.getByTestId("start-failure")).toContainText('"chainId" must be a positive whole number');
});

test("a rate that is stale is told before anybody tries to buy", async ({ page }) => {
  await page.clock.install();
  await shellOf(page).open("/");
  await expect(page.getByTestId("rate")).toContainText("SNM");
  await expect(page.getByTestId("rate-stale")).toHaveCount(0);
  // No answer of the node from now on: the chain's clock goes on, the newest report does not.
  await page.route(e2eNetwork().rpcUrl, (route) => route.abort());
  await page.clock.fastForward("10:00");
  await expect(page.getByTestId("rate-stale")).toBeVisible();
});

test("the keyboard reaches the content first, and closes what it opened", async ({ page }) => {
  await shellOf(page).open("/");
  await expect(page.getByTestId("offer-row").first().or(page.getByTestId("market-empty"))).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.getByTestId("filter-open").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("filter-sheet")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("filter-sheet")).toHaveCount(0);
  await expect(page.getByTestId("filter-open")).toBeFocused();
});
