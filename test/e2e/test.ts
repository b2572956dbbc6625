import { join } from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

import { ROOT } from "../../scripts/lib/root.ts";
import { Chain } from "./chain.ts";
import { e2eNetwork } from "./networkConfig.ts";

/** Kept after the run, whatever its outcome. */
const SCREENSHOTS = join(ROOT, "test-results/screenshots");

interface Fixtures {
  readonly chain: Chain;
  /** Origins that the page may ask besides its own network's: a story adds those of programs that it starts. */
  readonly ownPrograms: Set<string>;
  /** Fails the test if the page printed an error, threw one, or asked anybody but its own network. */
  readonly guard: void;
}

/** Playwright's test on the local network, with a page that has to be quiet. */
export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => {
    await use(e2eNetwork().pageUrl);
  },
  chain: async ({}, use) => {
    const chain = new Chain();
    await use(chain);
    chain.close();
  },
  ownPrograms: async ({}, use) => {
    await use(new Set());
  },
  guard: [
    async ({ page, ownPrograms }, use) => {
      const faults: string[] = [];
      const { pageUrl, rpcUrl, graphqlUrl, relayUrls } = e2eNetwork();
      const allowed = [pageUrl, rpcUrl, graphqlUrl, ...relayUrls].map((url) => new URL(url).origin);
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
      page.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        const own = protocol === "data:" || protocol === "blob:" || allowed.includes(origin);
        if (!own && !ownPrograms.has(origin)) faults.push(`request: ${request.method()} ${request.url()}`);
      });
      await use();
      expect(faults, "what the page did besides its work").toEqual([]);
    },
    { auto: true },
  ],
});

/** Keeps a picture of the whole page. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: "disabled" });
}

/** Nothing sticks out of the screen: the page does not scroll sideways. */
export async function fits(page: Page, what: string): Promise<void> {
  const wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
  expect(await page.evaluate<boolean>(wide), `${what} scrolls sideways`).toBe(false);
}

/** What axe finds now, a line each. */
async function violations(page: Page, only?: "contrast"): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const result = await (
    only === "contrast" ? axe.withRules("color-contrast") : axe.options({ rules: { "target-size": { enabled: true } } })
  ).analyze();
  return result.violations.map(
    ({ id, impact, nodes }) => `${impact ?? "?"} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
  );
}

/** Milliseconds after which a page that was changing stands. */
const SETTLED_AFTER = 1_000;

/**
 * Everybody can use what the page shows once it stands: no violation that axe knows, targets that a finger meets among them.
 *
 * @param only contrast alone, where everything else was looked at in another theme
 */
export async function accessible(page: Page, what: string, only?: "contrast"): Promise<void> {
  // A page's own code comes when it is opened.
  await page.locator("h1").first().waitFor({ state: "attached" });
  // What is half transparent on its way in or out has no contrast: nothing is, for whoever wants no motion.
  await page.emulateMedia({ reducedMotion: "reduce" });
  let found = await violations(page, only);
  if (found.length > 0) {
    // A button that is enabled just now has half its colour for some frames more.
    await page.waitForTimeout(SETTLED_AFTER);
    found = await violations(page, only);
  }
  await page.emulateMedia({ reducedMotion: null });
  expect(found, `accessibility of ${what}`).toEqual([]);
}
