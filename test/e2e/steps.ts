import type { Locator, Page } from "@playwright/test";

import type { LocalRole } from "@sonm/protocol/localAccounts.ts";

import { expect } from "@playwright/test";

/** Milliseconds until this machine is measured, attested, announced and indexed. */
const OFFER_WITHIN = 90_000;

/** Opens the market and waits for this machine's offer. */
export async function openMarket(page: Page): Promise<Locator> {
  await page.goto("/");
  const offer = page.getByTestId("offer-row").or(page.getByTestId("offer-card")).first();
  await expect(offer).toBeVisible({ timeout: OFFER_WITHIN });
  return offer;
}

/** Connects a ready-made account of the local network. */
export async function connectLocal(page: Page, role: LocalRole): Promise<void> {
  await page.getByTestId("connect").click();
  await page.getByTestId(`local-account-${role}`).click();
  await expect(page.getByTestId("account-menu")).toBeVisible();
}

/** Chooses how long, in seconds, and waits until the sheet says what it costs. */
export async function chooseDuration(page: Page, seconds: number): Promise<void> {
  await page.getByTestId(`buy-duration-${seconds}`).click();
  await expect(page.getByTestId("buy-reserve")).toContainText("SNM");
}

/** The deal on screen, by the address of the page. */
export function dealOnScreen(page: Page): string {
  const id = /deals\/(0x[0-9a-f]{64})/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`${page.url()} is not a deal's page.`);
  return id;
}

/** Closes the deal on screen as its buyer. */
export async function closeDeal(page: Page): Promise<void> {
  await page.getByTestId("deal-close").click();
  await expect(page.getByTestId("close-refund")).toContainText("SNM");
  await page.getByTestId("close-submit").click();
  await expect(page.getByTestId("close-receipt")).toBeVisible({ timeout: 30_000 });
  await page.getByTestId("close-done").click();
  await expect(page.getByTestId("deal-close-reason")).toBeVisible();
}

/** Takes the whole ledger balance back into the wallet. */
export async function withdrawAll(page: Page): Promise<void> {
  await page.getByTestId("account-menu").click();
  await page.getByTestId("menu-account").click();
  await page.getByTestId("withdraw-all").click();
  await page.getByTestId("withdraw-submit").click();
  await expect(page.getByTestId("withdraw-done")).toBeVisible({ timeout: 30_000 });
}

/** The number at the start of a text such as "0.0123 SNM". Waits until there is one. */
export async function numberIn(locator: Locator): Promise<number> {
  await expect(locator).toContainText(/\d/);
  const text = await locator.innerText();
  const value = Number(/[\d.,]+/.exec(text)?.[0].replaceAll(",", ""));
  if (!Number.isFinite(value)) throw new Error(`There is no number in "${text}".`);
  return value;
}

/** What the wallet will be asked for the amount that is entered: other forms of the page may say theirs meanwhile. */
export function stepsOf(page: Page, verb: string): Locator {
  const form = page.locator("form", { has: page.getByTestId(`${verb}-amount`) });
  return form.getByTestId("action-steps").getByRole("listitem");
}
