import { expect, type Page } from "@playwright/test";
import { Wallet } from "ethers";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { Shell } from "../helpers/Shell.ts";
import { e2eNetwork } from "../networkConfig.ts";
import { accessible, fits, picture, test } from "../test.ts";
import { TestWallet } from "../wallet.ts";

const RDNS = "network.sonm.test";

/** Milliseconds. */
const COINS_WITHIN = 60_000;

/** Somebody with a wallet that was never used, who has nothing but the page. */
export class Person {
  readonly page: Page;
  readonly shell: Shell;
  readonly wallet: TestWallet;
  readonly address: `0x${string}`;

  private constructor(page: Page, wallet: TestWallet) {
    this.page = page;
    this.shell = new Shell(page, e2eNetwork().pageUrl);
    this.wallet = wallet;
    this.address = wallet.address as `0x${string}`;
  }

  /** Opens the page with an empty injected wallet beside it, connected to nothing yet. */
  static async arrive(page: Page): Promise<Person> {
    const { privateKey } = Wallet.createRandom();
    const { rpcUrl } = e2eNetwork();
    const options = { rpcUrl, chainId: LOCAL_CHAIN_ID, privateKeys: [privateKey] as const, rdns: RDNS };
    const person = new Person(page, await TestWallet.install(page, options));
    await person.shell.open();
    return person;
  }

  /** Connects the wallet, and takes the coins that the local network gives to whoever tries it. */
  async beginWithCoins(): Promise<void> {
    await this.shell.useWallet(RDNS);
    await this.go("Account");
    await this.page.getByTestId("faucet").first().click();
    await expect(this.page.getByTestId("faucet-done").first()).toBeVisible({ timeout: COINS_WITHIN });
  }

  /** Goes to a page by the navigation, wherever it stands on this screen. */
  async go(text: string): Promise<void> {
    const link = this.page.locator("nav a:visible", { hasText: new RegExp(`^${text}$`) });
    if ((await link.count()) === 0) {
      await this.page.locator('[data-testid="nav-more"]:visible, [data-testid="bottom-more"]:visible').click();
      await this.page.getByRole("menuitem", { name: text, exact: true }).click();
    } else await link.first().click();
    await expect(this.page.locator("h1").first()).toBeVisible();
  }

  /** What stands on the screen now can be used by everybody, fits it, and is kept as a picture. */
  async sees(name: string): Promise<void> {
    await accessible(this.page, name);
    await fits(this.page, name);
    await picture(this.page, `journey-${test.info().project.name}-${name.replaceAll(" ", "-")}`);
  }
}
