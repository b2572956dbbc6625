import type { Locator, Page } from "@playwright/test";

/** Filling in, signing and publishing an order. */
export class OrderScreen {
  constructor(readonly page: Page) {}

  /** @param fields by their names in the form, as a person types them */
  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) await this.page.getByTestId(`order-${name}`).fill(text);
  }

  /** Signs what is filled in, and waits until it is signed. */
  async sign(): Promise<void> {
    await this.page.getByTestId("order-to-review").click();
    await this.page.getByTestId("order-words").waitFor();
    await this.page.getByTestId("order-sign").click();
    await this.page.getByTestId("order-signed").waitFor();
  }

  /** Gives the signed order to a relay. */
  async post(): Promise<void> {
    await this.page.getByTestId("order-post").click();
    await this.page.getByTestId("order-relayed").waitFor();
  }

  /** Opens the page of the order that was signed. Returns its id. */
  async see(): Promise<string> {
    await this.page.getByTestId("order-signed-see").click();
    await this.page.waitForURL(/orders\/0x[0-9a-f]{64}/);
    return /orders\/(0x[0-9a-f]{64})/.exec(this.page.url())?.[1] ?? "";
  }

  /** The first order of the other side with which a deal would open now. */
  get fitting(): Locator {
    return this.page.locator('[data-testid="match-row"][data-fits="true"]').first();
  }
}
