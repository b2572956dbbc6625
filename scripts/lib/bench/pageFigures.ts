import { chromium } from "@playwright/test";

import type { LocalPorts } from "../local/LocalPorts.ts";
import { startLocalNetwork } from "../local/startLocalNetwork.ts";
import { systemBrowser } from "../systemBrowser.ts";
import type { Figure } from "./Figure.ts";
import { median } from "./median.ts";
import { DESK, type OpenedPage, PHONE, type PageVisit, openOthers, visitPage } from "./page/visitPage.ts";

const VISITS = 5;

/** Kilobytes of JavaScript over the wire. */
const SCRIPT_LIMIT = 250;
/** Milliseconds until the largest part of the page is painted. */
const LCP_LIMIT = 1_500;
/** What the eye takes for nothing: the browser's own measure calls 0.1 good. */
const SHIFT_LIMIT = 0.005;

/** Figures of the page, opened in the system's browser from a local network as `npm start` runs it. */
export async function pageFigures(ports: LocalPorts, stateDir: string, say: (text: string) => void): Promise<Figure[]> {
  const network = await startLocalNetwork({
    ports,
    stateDir,
    components: { rewards: false },
    listener: {
      step: (name, state) => say(`${name} ${state}`),
      warned: (program, text) => say(`${program} | ${text}`),
    },
  });
  const { pageUrl, rpcUrl, graphqlUrl, oracleUrls } = network;
  const own = [pageUrl, rpcUrl, graphqlUrl, ...oracleUrls].map((url) => new URL(url).origin);
  try {
    const browser = await chromium.launch(systemBrowser());
    try {
      // The first waits for the machine to be measured, and for the network's start to be over.
      await visitPage(browser, pageUrl, own);
      const visits: PageVisit[] = [];
      while (visits.length < VISITS) visits.push(await visitPage(browser, pageUrl, own));
      const desk = await openOthers(browser, pageUrl, own, DESK);
      const phone = await openOthers(browser, pageUrl, own, PHONE);
      return figuresOf(visits, desk, phone, say);
    } finally {
      await browser.close();
    }
  } finally {
    await network.stop();
  }
}

function figuresOf(
  visits: readonly PageVisit[],
  desk: readonly OpenedPage[],
  phone: readonly OpenedPage[],
  say: (text: string) => void,
): Figure[] {
  const told = (where: string, { shifts }: Pick<PageVisit, "shifts">) => {
    if (shiftOf({ shifts }) > SHIFT_LIMIT)
      for (const { value, at, what } of shifts)
        say(`${where} moved by ${value.toFixed(4)} after ${Math.round(at)} ms: ${what.join(" | ")}`);
  };
  for (const visit of visits) told("/", visit);
  for (const page of desk) told(page.path, page);
  for (const page of phone) told(`${page.path} on a phone`, page);
  const strangers = new Set([...visits, ...desk, ...phone].flatMap((one) => one.strangers));
  for (const url of strangers) say(`asked somebody else: ${url}`);
  const middle = (of: (visit: PageVisit) => number) => median(visits.map(of));
  const most = (pages: readonly OpenedPage[]) => rounded(Math.max(...pages.map(shiftOf)));
  return [
    limited("page.js.kilobytes", Math.round(middle(({ scriptBytes }) => scriptBytes) / 100) / 10, "kB", SCRIPT_LIMIT),
    limited("page.lcp.ms", Math.round(middle(({ lcp }) => lcp)), "ms", LCP_LIMIT),
    limited("page.cls", rounded(middle(shiftOf)), "of the window", SHIFT_LIMIT),
    limited("page.cls.others", most(desk), "of the window", SHIFT_LIMIT),
    limited("page.cls.others.phone", most(phone), "of the window", SHIFT_LIMIT),
    { name: "page.requests", value: middle(({ requests }) => requests), unit: "requests" },
    limited("page.third.party", strangers.size, "requests", 0),
  ];
}

const shiftOf = ({ shifts }: Pick<PageVisit, "shifts">): number => shifts.reduce((sum, { value }) => sum + value, 0);

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const limited = (name: string, value: number, unit: string, limit: number): Figure => ({
  name,
  value,
  unit,
  limit,
  ok: value <= limit,
});
