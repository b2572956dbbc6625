import { setTimeout as sleep } from "node:timers/promises";

import type { Browser, BrowserContextOptions, Page } from "@playwright/test";

/** Milliseconds in which whatever still comes in has come, once the machine on the market shows. */
const SETTLES_WITHIN = 2_500;

/** Milliseconds until this machine is measured, attested and announced. */
const OFFER_WITHIN = 120_000;

/** Milliseconds in which a page that is opened from another has its data. */
const OPENED_WITHIN = 1_500;

/** Pages that are opened after the first. */
const OTHERS = [
  ...["/find", "/earn", "/stats", "/search", "/glossary", "/benchmarks", "/notices", "/account", "/swap"],
  ...["/bids", "/orders", "/orders/new", "/deals", "/supplier", "/validators"],
  ...["/masternodes", "/masternodes/console", "/reports", "/reports/1", "/dividends"],
  ...["/rewards", "/rewards/check", "/rewards/classes/1"],
  ...["/dao", "/dao/proposals", "/dao/proposals/1", "/dao/delegates", "/dao/treasury", "/dao/works", "/dao/roadmap"],
  ...["/dao/reports", "/dao/releases", "/dao/directory", "/dao/charter", "/dao/brake"],
];

/** Runs in the page before everything else. Text, since this program knows no DOM. */
const OBSERVE = `
  globalThis.seen = { lcp: 0, shifts: [] };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.lcp = Math.max(seen.lcp, startTime);
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, startTime, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput)
        seen.shifts.push({ value, at: startTime, what: sources.map(({ node }) => node?.outerHTML?.slice(0, 160) ?? "") });
  }).observe({ type: "layout-shift", buffered: true });
`;

const SEEN = `({
  lcp: seen.lcp,
  shifts: seen.shifts,
  files: performance.getEntriesByType("resource").map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
})`;

interface Shift {
  readonly value: number;
  readonly at: number;
  /** The beginning of each element that moved. */
  readonly what: readonly string[];
}

interface Seen {
  readonly lcp: number;
  readonly shifts: readonly Shift[];
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/**
 * What a first visit took.
 *
 * - `lcp`: milliseconds until the largest part of the page was painted
 * - `scriptBytes`: of JavaScript, as it came over the wire
 * - `requests`: until everything stood; `strangers`: those of them to anybody but the network
 */
export interface PageVisit {
  readonly lcp: number;
  readonly scriptBytes: number;
  readonly requests: number;
  readonly strangers: readonly string[];
  readonly shifts: readonly Shift[];
}

/** A page that was opened from another. `strangers`: whom it asked beside the network. */
export interface OpenedPage {
  readonly path: string;
  readonly shifts: readonly Shift[];
  readonly strangers: readonly string[];
}

type Size = NonNullable<BrowserContextOptions["viewport"]>;

export const DESK: Size = { width: 1280, height: 900 };
export const PHONE: Size = { width: 360, height: 780 };

/**
 * Opens the market with nothing in the cache.
 *
 * @param own origins of the network's programs
 */
export async function visitPage(browser: Browser, pageUrl: string, own: readonly string[]): Promise<PageVisit> {
  return withPage(browser, DESK, async (page, urls) => {
    await page.goto(pageUrl);
    await page.locator('[data-testid="offer-row"]').first().waitFor({ timeout: OFFER_WITHIN });
    await sleep(SETTLES_WITHIN);
    const { lcp, shifts, files } = await page.evaluate<Seen>(SEEN);
    const scripts = files.filter(({ name }) => name.endsWith(".js"));
    return {
      lcp,
      scriptBytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: urls.length,
      strangers: strangersOf(urls, own),
      shifts,
    };
  });
}

/** Opens the market, and from it one page after the other, each for the first time. */
export async function openOthers(
  browser: Browser,
  pageUrl: string,
  own: readonly string[],
  size: Size,
): Promise<readonly OpenedPage[]> {
  return withPage(browser, size, async (page, urls) => {
    await page.goto(pageUrl);
    await page.locator("h1").first().waitFor();
    await sleep(SETTLES_WITHIN);
    const opened: OpenedPage[] = [];
    for (const path of OTHERS) {
      urls.length = 0;
      // As a link does it, and without an input, after which the browser would not count what moves.
      await page.evaluate(`seen.shifts.length = 0; location.hash = ${JSON.stringify(path)}`);
      await sleep(OPENED_WITHIN);
      const { shifts } = await page.evaluate<Seen>(SEEN);
      opened.push({ path, shifts, strangers: strangersOf(urls, own) });
    }
    return opened;
  });
}

/** Runs with a fresh browser's page; `urls` are the requests so far. */
async function withPage<T>(browser: Browser, size: Size, run: (page: Page, urls: string[]) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: size });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: OBSERVE });
    const urls: string[] = [];
    page.on("request", (request) => urls.push(request.url()));
    return await run(page, urls);
  } finally {
    await context.close();
  }
}

const strangersOf = (urls: readonly string[], own: readonly string[]): readonly string[] =>
  urls.filter((url) => !/^(data|blob):/.test(url) && !own.includes(new URL(url).origin));
