import type { Locator, Page } from "@playwright/test";

import { weiOf } from "./weiOf.ts";

/** How SNM get into the ledger. */
export type FundingWay = "transfer" | "permit" | "approve";

/** The order book and the review of a purchase. */
export class MarketScreen {
  constructor(readonly page: Page) {}

  /** Offers in view: rows of the table, or cards on a phone. */
  get offers(): Locator {
    return this.page.locator('[data-testid="offer-row"], [data-testid="offer-card"]');
  }

  /** The offer of a machine. */
  offerOf(address: string): Locator {
    return this.offers.filter({ has: this.page.locator(`a[href$="/machines/${address.toLowerCase()}"]`) });
  }

  /** Opens the review of an offer. */
  async review(offer: Locator): Promise<void> {
    await offer.getByTestId("offer-buy").click();
    await this.page.getByTestId("buy-sheet").waitFor();
  }

  /** @param seconds one of those offered; 0 for spot */
  async chooseDuration(seconds: number): Promise<void> {
    await this.page.getByTestId(`buy-duration-${seconds}`).click();
  }

  async chooseWay(way: FundingWay): Promise<void> {
    await this.page.getByTestId(`buy-way-${way}`).click();
  }

  /** Switches the demand for attested hardware on or off. */
  async toggleAttested(): Promise<void> {
    await this.page.getByTestId("buy-attested").click();
  }

  /** Waits until the market would open the deal. */
  async untilGood(): Promise<void> {
    await this.page.locator('[data-testid="check-signature"][data-state="good"]').waitFor();
    await this.page.locator('[data-testid="check-rules"][data-state="good"]').waitFor();
  }

  /** SNM wei that the review names. */
  amount(name: "hourly" | "reserve" | "total" | "ledger" | "after"): Promise<bigint> {
    return weiOf(this.page.getByTestId(`buy-${name}`));
  }

  get submit(): Locator {
    return this.page.getByTestId("buy-submit");
  }

  /** What the wallet will ask. `data-kind`: signature or transaction. */
  get steps(): Locator {
    return this.page.getByTestId("action-steps").locator("li");
  }

  get failure(): Locator {
    return this.page.getByTestId("action-failure");
  }

  /** Buys, waits for the receipt, and opens the deal. @returns its id */
  async buy(): Promise<string> {
    await this.submit.click();
    const link = this.page.getByTestId("buy-receipt-deal");
    await link.click();
    await this.page.waitForURL(/#\/deals\/0x[0-9a-f]{64}/);
    return /0x[0-9a-f]{64}/.exec(this.page.url())?.[0] ?? "";
  }
}
