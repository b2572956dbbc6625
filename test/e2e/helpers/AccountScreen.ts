import type { Locator, Page } from "@playwright/test";

import { weiOf } from "./weiOf.ts";

/** How SNM get into the ledger. */
type FundingWay = "transfer" | "permit" | "approve";

/** Ledger, wallet, depositing and withdrawing. */
export class AccountScreen {
  constructor(readonly page: Page) {}

  /** SNM wei, from the chain. */
  balance(name: "ledger" | "wallet" | "escrow" | "earned"): Promise<bigint> {
    return weiOf(this.page.getByTestId(`account-${name}`));
  }

  /** @param amount SNM as a person types them */
  async deposit(amount: string, way: FundingWay): Promise<void> {
    await this.page.getByTestId("deposit-amount").fill(amount);
    await this.page.getByTestId(`deposit-way-${way}`).click();
    await this.page.getByTestId("deposit-submit").click();
    await this.page.getByTestId("deposit-done").waitFor();
  }

  /** @param amount SNM as a person types them; all of it where there is none */
  async withdraw(amount?: string): Promise<void> {
    if (amount === undefined) await this.page.getByTestId("withdraw-all").click();
    else await this.page.getByTestId("withdraw-amount").fill(amount);
    await this.page.getByTestId("withdraw-submit").click();
    await this.page.getByTestId("withdraw-done").waitFor();
  }

  /** Deposits and withdrawals, newest first; `data-kind` tells which. */
  get movements(): Locator {
    return this.page.getByTestId("movement");
  }
}
