import { rm } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "@playwright/test";

import { ROOT } from "../../../scripts/lib/root.ts";
import { AccountScreen } from "../helpers/AccountScreen.ts";
import { weiOf } from "../helpers/weiOf.ts";
import { test } from "../test.ts";
import { meanwhile } from "./meanwhile.ts";
import { type Pasted, paste } from "./pasted.ts";
import { Person } from "./Person.ts";
import { rentForAMoment } from "./rentForAMoment.ts";

// Milliseconds
const SENT = { timeout: 60_000 };
/** A shell, npm, a new key and the chain's history. */
const STARTED = 120_000;
/** The nodes measure the machine and agree on it; then a report's dispute window passes. */
const OFFERED = { timeout: 240_000 };
/** The DAO opens a program for such machines a minute after the start; then nodes admit it, and an epoch has to be final. */
const EARNED = { timeout: 300_000 };

test("a supplier sees what a machine could earn, connects one, sells it, and is paid and rewarded", async ({
  page,
  browser,
  chain,
  ownPrograms,
}) => {
  const person = await Person.arrive(page);
  let agent: Pasted | undefined;
  let folder: string | undefined;
  try {
    await test.step("finds in three clicks what a machine could earn", async () => {
      await page.getByTestId("earn-link").click();
      await page.getByTestId("earn-kind").click();
      await page.getByTestId("earn-kind-option").first().click();
      await expect(page.getByTestId("earn-income").or(page.getByTestId("earn-unknown")).first()).toBeVisible(SENT);
      await person.sees("what a machine could earn");
    });

    const worker = await test.step("connects this machine with one pasted command", async () => {
      await person.beginWithCoins();
      await person.go("Supplier");
      const command = await page.getByTestId("connect-command").innerText();
      folder = /--data-dir (\S+)/.exec(command)?.[1];
      ownPrograms.add(`http://127.0.0.1:${/--port (\d+)/.exec(command)?.[1]}`);
      await person.sees("connecting a machine");
      agent = paste(command);
      await agent.says("agent started", STARTED);
      await page.getByTestId("connect-look").click();
      await page.getByTestId("faucet").click(SENT);
      await expect(page.getByTestId("connect-step").nth(1)).toHaveAttribute("data-state", "done", SENT);
      await page.getByTestId("confirm-submit").click(SENT);
      await expect(page.getByTestId("confirm-done")).toBeVisible(SENT);
      const row = page.getByTestId("worker-row");
      await expect(row).toHaveCount(1, SENT);
      return (await row.getAttribute("data-worker")) ?? "";
    });

    await test.step("sees it measured, attested and on the market", async () => {
      await expect(page.getByTestId("connect-step").nth(4)).toHaveAttribute("data-state", "done", OFFERED);
      await expect(page.getByTestId("worker-attested")).toHaveAttribute("data-state", /\w/);
      await person.sees("a machine on the market");
    });

    await test.step("is paid for its first deal", async () => {
      await meanwhile(browser, (other) => rentForAMoment(other, `/#/?by=${worker}`));
      await person.go("Account");
      await expect.poll(() => weiOf(page.getByTestId("account-ledger")), SENT).toBeGreaterThan(0n);
      await person.sees("an account that was paid");
    });

    await test.step("claims what a reward program pays on top", async () => {
      await person.go("Rewards");
      const mine = page.locator(`[data-testid="my-reward"][data-worker="${worker}"]`);
      await expect(mine).toBeVisible(EARNED);
      await expect.poll(() => weiOf(mine.getByTestId("reward-due")), EARNED).toBeGreaterThan(0n);
      await person.sees("rewards of a machine");
      const before = await chain.balanceOf(person.address);
      await page.getByTestId("rewards-claim").click();
      await expect(page.getByTestId("rewards-done")).toBeVisible(SENT);
      expect(await chain.balanceOf(person.address)).toBeGreaterThan(before);
    });

    await test.step("withdraws", async () => {
      await person.go("Account");
      await new AccountScreen(page).withdraw();
      expect(await chain.balanceOf(person.address)).toBe(0n);
    });
  } finally {
    await agent?.end();
    if (folder !== undefined) await rm(join(ROOT, folder), { recursive: true, force: true, maxRetries: 5 });
  }
});
