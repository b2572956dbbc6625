import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { MarketScreen } from "./helpers/MarketScreen.ts";
import { Shell } from "./helpers/Shell.ts";
import { foreignRequests } from "./helpers/foreignRequests.ts";
import { e2eNetwork } from "./networkConfig.ts";

const shellOf = (page: Page) => new Shell(page, e2eNetwork().pageUrl);

/** Faults that keep people with a disability out. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

for (const theme of ["light", "dark"] as const)
  test(`every screen can be used by everybody, in ${theme}`, async ({ page }) => {
    const foreign = foreignRequests(page, [e2eNetwork().pageUrl, e2eNetwork().rpcUrl, e2eNetwork().graphqlUrl]);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    const shell = shellOf(page);
    await shell.open("/");
    await shell.useLocalAccount("supplier");
    for (const path of [
      "/",
      "/deals?show=all",
      "/account",
      "/supplier",
      `/machines/${localAccounts.worker.address}`,
      "/nowhere",
    ]) {
      await shell.open(path);
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      expect(await seriousFaults(page), path).toEqual([]);
    }
    await shell.open("/");
    await page.getByTestId("filter-open").click();
    await expect(page.getByTestId("filter-sheet")).toBeVisible();
    expect(await seriousFaults(page), "filters").toEqual([]);
    await page.keyboard.press("Escape");
    await shell.account.click();
    await page.getByTestId("menu-switch").click();
    await expect(page.getByTestId("local-account-buyer")).toBeVisible();
    expect(await seriousFaults(page), "connecting").toEqual([]);
    expect(foreign).toEqual([]);
  });

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
  await page.getByTestId("sort-cpu").click();
  await expect(page).toHaveURL(/sort=cpu&desc=true|desc=true&sort=cpu/);
});

test("addresses that lead nowhere say what to do", async ({ page }) => {
  const shell = shellOf(page);
  for (const [path, shown] of [
    ["/nowhere", "not-found"],
    ["/deals/0x12", "not-found"],
    [`/deals/0x${"ab".repeat(32)}`, "deal-missing"],
    [`/machines/0x${"ab".repeat(20)}`, "machine-missing"],
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
  await expect(new MarketScreen(page).offers.first().or(page.getByTestId("market-empty"))).toBeVisible();
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
