import { expect, type Locator, type Page } from "@playwright/test";

/** Roles of the ready-made accounts. */
type Role = "buyer" | "supplier" | "operator" | "holder";

/** For a button that is there, or that another one has taken the place of. */
const SOON = { timeout: 3_000 };

/** What stands around every screen: navigation, account, transactions. */
export class Shell {
  constructor(
    readonly page: Page,
    /** Address of the page, with its closing slash. */
    readonly pageUrl: string,
  ) {}

  /** @param path of the page, such as `/deals`; behind the hash */
  async open(path = "/"): Promise<void> {
    await this.page.goto(`${this.pageUrl}#${path}`);
  }

  async go(
    to: "market" | "orders" | "deals" | "account" | "supplier" | "rewards" | "dividends" | "swap",
  ): Promise<void> {
    const direct = this.page.getByTestId(`nav-${to}`);
    if (await direct.isVisible()) return direct.click();
    await this.page.getByTestId("nav-more").click();
    await this.page.getByTestId(`nav-more-${to}`).click();
  }

  /** Connects a ready-made account of the local network, or switches to it. */
  async useLocalAccount(role: Role): Promise<void> {
    const connected = this.page.getByTestId("account-menu");
    // A page that was just opened may connect again by itself meanwhile: then the other button is the one to press.
    await expect(async () => {
      if (await connected.isVisible()) {
        await connected.click(SOON);
        await this.page.getByTestId("menu-switch").click(SOON);
      } else await this.page.getByTestId("connect").click(SOON);
    }).toPass({ timeout: 30_000 });
    await this.page.getByTestId(`local-account-${role}`).click();
    await this.account.getByText(role, { exact: false }).waitFor();
  }

  /** Connects an injected wallet: on a phone by its own button, elsewhere through the dialog for choosing one. */
  async useWallet(rdns = "network.sonm.test"): Promise<void> {
    await this.page.getByTestId("connect").click();
    const own = this.page.getByTestId(`connect-wallet-${rdns}`);
    const choice = this.page.getByTestId("connect-wallet");
    await own.or(choice).waitFor();
    if (await own.isVisible()) await own.click();
    else {
      await choice.click();
      await this.page.getByTestId(`rk-wallet-option-${rdns}`).click();
    }
    await this.account.waitFor();
  }

  async disconnect(): Promise<void> {
    await this.account.click();
    await this.page.getByTestId("menu-disconnect").click();
    await this.page.getByTestId("connect").waitFor();
  }

  get account(): Locator {
    return this.page.getByTestId("account-menu");
  }

  /** Tells that lists lag, when they do. */
  get indexBanner(): Locator {
    return this.page.getByTestId("index-banner");
  }

  /** Rows of the transaction list, opened; newest first. `data-status` tells how each stands. */
  async transactions(): Promise<Locator> {
    if (!(await this.page.getByTestId("tray-list").isVisible())) await this.page.getByTestId("tray").click();
    return this.page.getByTestId("tray-row");
  }
}
