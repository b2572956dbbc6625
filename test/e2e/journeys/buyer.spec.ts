import { type Browser, type Page, expect } from "@playwright/test";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { AccountScreen } from "../helpers/AccountScreen.ts";
import { Shell } from "../helpers/Shell.ts";
import { weiOf } from "../helpers/weiOf.ts";
import { e2eNetwork } from "../networkConfig.ts";
import { chooseDuration, dealOnScreen } from "../steps.ts";
import { test } from "../test.ts";
import { TestWallet } from "../wallet.ts";
import { meanwhile } from "./meanwhile.ts";
import { BOND, OwnMachine } from "./OwnMachine.ts";
import { Person } from "./Person.ts";

const HOUR = 3_600;
const SNM = 10n ** 18n;

// Milliseconds
const SENT = { timeout: 60_000 };
/** Until the nodes have measured a machine, agreed on it, and a report's dispute window is over. */
const OFFERED = { timeout: 240_000 };
/** Longer than the silence that counts as none. */
const SILENT_FOR = 15_000;
/** Until a report covers the deal's end, and its dispute window is over. */
const REPORTED = { timeout: 180_000 };

/** The supplier answers on a page of its own. */
async function asSupplier(browser: Browser, machine: OwnMachine, deal: string, does: (page: Page) => Promise<void>) {
  await meanwhile(browser, async (page) => {
    const { rpcUrl, pageUrl } = e2eNetwork();
    const privateKeys = [machine.master.privateKey] as const;
    await TestWallet.install(page, { rpcUrl, chainId: LOCAL_CHAIN_ID, privateKeys });
    const shell = new Shell(page, pageUrl);
    await shell.open(`/deals/${deal}`);
    await shell.useWallet();
    await does(page);
  });
}

test("a buyer finds a machine, rents it, renegotiates, is refunded for its downtime, and withdraws", async ({
  page,
  chain,
  browser,
}) => {
  const machine = new OwnMachine();
  try {
    await machine.start(chain);
    const person = await Person.arrive(page);

    await test.step("looks around with an empty wallet, and takes test coins", async () => {
      await person.sees("the market before anything");
      await person.beginWithCoins();
      await person.sees("an account with coins");
      await person.go("Market");
    });

    const offer = await test.step("filters machines for what it needs and for one that it was told of", async () => {
      await page.getByTestId("filter-open").click();
      await page.getByTestId("filter-attested").click();
      await page.getByTestId("filter-by").fill(machine.worker.address);
      await person.sees("filtering machines");
      await page.getByTestId("filter-apply").click();
      await expect(page.getByTestId("offer-count")).toHaveText("1 offer", OFFERED);
      await person.sees("machines that fit");
      return page.getByTestId("offer-row").or(page.getByTestId("offer-card")).first();
    });

    const deal = await test.step("rents it for an hour, having read what that costs", async () => {
      await offer.getByTestId("offer-buy").click();
      await chooseDuration(page, HOUR);
      await expect(page.getByTestId("buy-bond")).toContainText("5.00 SNM");
      await person.sees("renting");
      const sent = person.wallet.count("eth_sendTransaction");
      await page.getByTestId("buy-submit").click();
      await expect(page.getByTestId("buy-receipt")).toBeVisible(SENT);
      expect(person.wallet.count("eth_sendTransaction"), "transactions").toBe(sent + 1);
      expect(person.wallet.count("eth_signTypedData_v4"), "signatures beside it").toBe(0);
      await person.sees("the receipt");
      await page.getByTestId("buy-receipt-deal").click();
      const cost = page.getByTestId("deal-cost");
      const first = await weiOf(cost);
      await expect.poll(() => weiOf(cost), SENT).toBeGreaterThan(first);
      await person.sees("a deal");
      return dealOnScreen(page);
    });

    await test.step("asks for half the price, and the supplier agrees", async () => {
      await page.getByTestId("change-ask").click();
      await page.getByTestId("request-price").fill("0.025");
      await person.sees("asking for a change");
      await page.getByTestId("request-submit").click();
      await expect(page.getByTestId("change-receipt")).toContainText("waits for an answer", SENT);
      await page.getByTestId("change-done").click();
      await asSupplier(browser, machine, deal, async (theirs) => {
        await theirs.getByTestId("change-accept").click(SENT);
        await theirs.getByTestId("answer-submit").click();
        await expect(theirs.getByTestId("change-receipt")).toContainText("The deal is changed", SENT);
      });
      await expect(page.getByTestId("change-history").locator("li")).toHaveCount(1, SENT);
    });

    await test.step("the machine fails, and the buyer closes the deal", async () => {
      machine.fail();
      await page.waitForTimeout(SILENT_FOR);
      await page.getByTestId("deal-close").click();
      await expect(page.getByTestId("close-refund")).toContainText("SNM");
      await person.sees("closing");
      await page.getByTestId("close-submit").click();
      await page.getByTestId("close-done").click(SENT);
      await expect(page.getByTestId("deal-close-reason")).toContainText("The buyer closed it");
    });

    await test.step("claims the refund that the reports prove", async () => {
      const before = await chain.balanceOf(person.address);
      await expect(page.getByTestId("bond-claim")).toBeEnabled(REPORTED);
      await expect(page.getByTestId("bond-offline")).not.toHaveText("none");
      const due = await weiOf(page.getByTestId("bond-due"));
      expect(due).toBeGreaterThan(0n);
      expect(due).toBeLessThanOrEqual(BOND);
      await person.sees("a refund that is due");
      await page.getByTestId("bond-claim").click();
      await expect(page.getByTestId("bond-panel")).toHaveAttribute("data-state", "settled", SENT);
      expect(await chain.balanceOf(person.address)).toBe(before + due);
    });

    await test.step("withdraws all of it", async () => {
      await person.go("Account");
      await new AccountScreen(page).withdraw();
      expect(await chain.balanceOf(person.address)).toBe(0n);
      const { paid } = await chain.paid(deal);
      expect(paid).toBeGreaterThan(0n);
      expect(paid).toBeLessThan(SNM);
      await person.sees("an account at the end");
    });
  } finally {
    await machine.end();
  }
});
