import type { Browser, Page } from "@playwright/test";

import { e2eNetwork } from "../networkConfig.ts";

/** What somebody else does meanwhile, on a page of their own. */
export async function meanwhile(browser: Browser, does: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: e2eNetwork().pageUrl });
  try {
    await does(await context.newPage());
  } finally {
    await context.close();
  }
}
