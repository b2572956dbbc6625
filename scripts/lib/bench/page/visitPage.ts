import { setTimeout as sleep } from "node:timers/promises";

import type { Browser, Page } from "@playwright/test";

/** Milliseconds in which whatever still comes in has come, once the machine on the market shows. */
const SETTLES_WITHIN = 2_500;

/** Milliseconds until this machine is measured, attested and announced. */
const OFFER_WITHIN = 120_000;

/** Pages that are opened after the first, and what each shows once its data are there. */
const OTHERS = ["/rewards", "/dao", "/dao/proposals"];

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
 * - `requests`: until everything stood; `strangers`: of them and all later ones, those to anybody but the network
 * - `shifts`: of the first page; `laterShifts`: of the three that were opened after it
 */
export interface PageVisit {
  readonly lcp: number;
  readonly scriptBytes: number;
  readonly requests: number;
  readonly strangers: readonly string[];
  readonly shifts: readonly Shift[];
  readonly laterShifts: readonly Shift[];
}

/**
 * Opens the market with nothing in the cache, then three other pages.
 *
 * @param own origins of the network's programs
 */
export async function visitPage(browser: Browser, pageUrl: string, own: readonly string[]): Promise<PageVisit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: OBSERVE });
    const urls: string[] = [];
    page.on("request", (request) => urls.push(request.url()));
    await page.goto(pageUrl);
    await settle(page, '[data-testid="offer-row"]');
    const first = await page.evaluate<Seen>(SEEN);
    const requests = urls.length;
    for (const path of OTHERS) {
      // As a link does it, and without an input, after which the browser would not count what moves.
      await page.evaluate(`location.hash = ${JSON.stringify(path)}`);
      await settle(page, "h1");
    }
    const { shifts } = await page.evaluate<Seen>(SEEN);
    const scripts = first.files.filter(({ name }) => name.endsWith(".js"));
    return {
      lcp: first.lcp,
      scriptBytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0),
      requests,
      strangers: urls.filter((url) => !/^(data|blob):/.test(url) && !own.includes(new URL(url).origin)),
      shifts: first.shifts,
      laterShifts: shifts.slice(first.shifts.length),
    };
  } finally {
    await context.close();
  }
}

async function settle(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ timeout: OFFER_WITHIN });
  await sleep(SETTLES_WITHIN);
}
