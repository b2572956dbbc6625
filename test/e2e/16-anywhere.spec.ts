import { expect, test } from "@playwright/test";

import { BREAK_OUT } from "./helpers/inPage.ts";
import { StaticServer } from "./helpers/StaticServer.ts";
import { e2eNetwork } from "./networkConfig.ts";

/** As a gateway shows it. */
const FOLDER = "/ipfs/bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/";

const config = () => {
  const { rpcUrl, graphqlUrl, relayUrls } = e2eNetwork();
  return { chainId: 31337, rpcUrl, graphqlUrl, relays: relayUrls };
};

test("the page works below a path, on a server that only knows files", async ({ page }) => {
  const server = await StaticServer.start(FOLDER, config());
  const { rpcUrl, graphqlUrl, relayUrls } = e2eNetwork();
  const ours = [rpcUrl, graphqlUrl, ...relayUrls].map((url) => new URL(url).origin);
  const strangers: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    const known = url.startsWith(server.url) || /^(data|blob):/.test(url) || ours.includes(new URL(url).origin);
    if (!known) strangers.push(url);
  });
  try {
    for (const [path, heading] of [
      ["", "Machines for rent"],
      ["#/dao/treasury", "Treasury"],
      ["#/rewards/classes/0", ""],
      ["#/orders/new?side=ask", ""],
    ] as const) {
      // Another document each time: a change behind the hash alone would load nothing.
      await page.goto("about:blank");
      await page.goto(`${server.url}${path}`);
      await expect(page.locator("h1").first(), path).toContainText(heading);
      await expect(page.getByTestId("index-unreachable")).toHaveCount(0);
      await expect(page.getByTestId("not-found")).toHaveCount(0);
    }
    await page.reload();
    await expect(page).toHaveURL(/orders\/new\?side=ask/);
    await expect(page.locator("h1").first()).toBeVisible();
    await page.getByTestId("nav-deals").click();
    await expect(page).toHaveURL(`${server.url}#/deals`);
    expect(await page.evaluate<boolean>("document.fonts.check('16px \"Geist Variable\"')")).toBe(true);
    expect(server.missed, "files that the page asks for and that are not there").toEqual([]);
    expect(strangers, "requests to anybody else").toEqual([]);
  } finally {
    await server.stop();
  }
});

test("a server without config.json answers 404, and the page takes what it was built with", async ({ page }) => {
  const server = await StaticServer.start(FOLDER, undefined);
  try {
    await page.goto(server.url);
    await expect(page.locator("h1").first()).toBeVisible();
    await expect(page.getByTestId("start-failure")).toHaveCount(0);
    expect(server.missed).toEqual([`${FOLDER}config.json`]);
  } finally {
    await server.stop();
  }
});

test("frames, scripts and connections of strangers are refused by the page itself", async ({ page }) => {
  const server = await StaticServer.start(FOLDER, config());
  try {
    await page.goto(server.url);
    await expect(page.locator("h1").first()).toBeVisible();
    expect(await page.evaluate(BREAK_OUT)).toEqual({
      directives: ["connect-src", "frame-src", "script-src-elem"],
      inlineRan: false,
    });
  } finally {
    await server.stop();
  }
});
