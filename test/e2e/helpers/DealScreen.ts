import type { Locator, Page } from "@playwright/test";

import { weiOf } from "./weiOf.ts";

/** One deal. */
export class DealScreen {
  constructor(readonly page: Page) {}

  /** `data-state`: running, ended (past its end, not settled) or closed. */
  get status(): Locator {
    return this.page.getByTestId("deal-status").first();
  }

  /** What it cost so far, SNM wei: billed and accrued. Grows every second. */
  cost(): Promise<bigint> {
    return weiOf(this.page.getByTestId("deal-cost"));
  }

  escrow(): Promise<bigint> {
    return weiOf(this.page.getByTestId("deal-escrow"));
  }

  /** SNM wei billed, as the index says. */
  paid(): Promise<bigint> {
    return weiOf(this.page.getByTestId("deal-total-paid"));
  }

  /** SNM wei that went back to the buyer; of closed deals. */
  refunded(): Promise<bigint> {
    return weiOf(this.page.getByTestId("deal-refunded"));
  }

  /** Bills, newest first. */
  get payments(): Locator {
    return this.page.getByTestId("payment-row");
  }

  /** Why it ended. */
  get closeReason(): Locator {
    return this.page.getByTestId("deal-close-reason");
  }

  async bill(): Promise<void> {
    await this.page.getByTestId("deal-bill").click();
    await this.page.getByTestId("deal-billed").waitFor();
  }

  /** Reviews the closing, closes, and waits for the receipt. */
  async close(): Promise<void> {
    await this.page.getByTestId("deal-close").click();
    await this.page.getByTestId("close-sheet").waitFor();
    await this.page.getByTestId("close-submit").click();
    await this.page.getByTestId("close-done").click();
  }
}
