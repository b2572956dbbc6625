import { expect } from "@playwright/test";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { Shell } from "./helpers/Shell.ts";
import { weiOf } from "./helpers/weiOf.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { accessible, fits, picture, test } from "./test.ts";

const SNM = 10n ** 18n;
const OWNER = localAccounts.operator.address.toLowerCase();
const PUT_IN = 1_000n * SNM + SNM / 2n;
/** SNM wei that rounding to shares may keep, each time that stake comes or goes. */
const ROUNDING = 1n;
/** Milliseconds: the local network unbonds in a minute. */
const UNBONDED_WITHIN = 90_000;
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

test("a holder delegates, leaves and withdraws, and an operator announces a commission", async ({ page, chain }) => {
  test.setTimeout(300_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const row = page.locator(`[data-testid="node-list-row"][data-owner="${OWNER}"]`);

  await test.step("everybody sees the masternodes, by stake", async () => {
    await shell.open("/masternodes/console");
    await expect(page.getByTestId("connect-empty")).toBeVisible();
    await accessible(page, "the console without an account");
    await shell.open("/masternodes");
    await expect(page.getByTestId("node-list-row")).toHaveCount(3);
    await expect(row.getByTestId("node-state").first()).toHaveAttribute("data-state", "active");
    await accessible(page, "masternodes without an account");
    await picture(page, "masternodes");
    await page.setViewportSize(PHONE);
    await picture(page, "masternodes-phone");
    await fits(page, "the masternodes");
    await page.setViewportSize(DESKTOP);
  });

  const before = await chain.wallet("holder");

  await test.step("a holder delegates, after a review", async () => {
    await shell.useLocalAccount("holder");
    await expect(page.getByTestId("my-stake-none")).toBeVisible();
    await row.click();
    await expect(page.getByTestId("node-bond")).toHaveAttribute("data-wei", String(100_000n * SNM));
    await accessible(page, "a masternode");
    await picture(page, "masternode");
    await page.getByTestId("delegate-open").click();
    await page.getByTestId("delegate-amount").fill("99999999");
    await expect(page.getByTestId("delegate-submit")).toBeDisabled();
    await page.getByTestId("delegate-amount").fill("1,000.5");
    await expect(page.getByTestId("delegate-risk")).toContainText("10%");
    await expect(page.getByTestId("action-steps").locator("li")).toHaveCount(2);
    await accessible(page, "reviewing a delegation");
    await picture(page, "delegate");
    await page.getByTestId("delegate-submit").click();
    await page.getByTestId("stake-done").click({ timeout: 60_000 });
    expect(await chain.wallet("holder")).toBe(before - PUT_IN);
    expect(await weiOf(page.getByTestId("stake-here-value"))).toBeGreaterThanOrEqual(PUT_IN - ROUNDING);
  });

  await test.step("sees it among the stakes, and leaves", async () => {
    await shell.open("/masternodes");
    const mine = page.getByTestId("my-stake");
    await expect(mine).toHaveCount(1);
    await expect(mine.getByTestId("my-stake-gain")).toHaveAttribute("data-wei", /^(-1|\d+)$/);
    await picture(page, "my-stake");
    await mine.getByTestId("stake-undelegate").click();
    await page.getByTestId("undelegate-all").click();
    await expect(page.getByTestId("undelegate-left")).toHaveAttribute("data-wei", "0");
    await expect(page.getByTestId("undelegate-release")).toContainText(/\d{4}/);
    await accessible(page, "reviewing how stake leaves");
    await picture(page, "undelegate");
    await page.setViewportSize(PHONE);
    await picture(page, "undelegate-phone");
    await page.setViewportSize(DESKTOP);
    await page.getByTestId("undelegate-submit").click();
    await page.getByTestId("stake-done").click({ timeout: 60_000 });
    await expect(mine.getByTestId("unbonding")).toHaveAttribute("data-due", "false");
    await expect(mine.getByTestId("stake-undelegate")).toHaveCount(0);
    await picture(page, "my-stake-leaving");
  });

  await test.step("meanwhile the operator announces a commission", async () => {
    await shell.useLocalAccount("operator");
    await row.click();
    await page.getByTestId("to-console").click();
    await expect(page.getByTestId("console-seat")).toContainText("has a seat");
    await expect(page.getByTestId("console-commission")).toContainText("0%");
    await page.getByTestId("commission-entry").fill("9");
    await expect(page.getByTestId("commission-submit")).toBeDisabled();
    await page.getByTestId("commission-entry").fill("4.5");
    await page.getByTestId("commission-submit").click();
    await expect(page.getByTestId("commission-announced")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByTestId("console-announced")).toContainText("4.5% from");
    await page.getByTestId("description-entry").fill("Runs since the first block. All reports are public.");
    await page.getByTestId("description-submit").click();
    await expect(page.getByTestId("description-done")).toBeVisible({ timeout: 60_000 });
    await accessible(page, "the operator's console");
    await picture(page, "console");
    await page.setViewportSize(PHONE);
    await picture(page, "console-phone");
    await fits(page, "the console");
    await page.setViewportSize(DESKTOP);
    await shell.open(`/masternodes/${OWNER}`);
    await expect(page.getByTestId("commission-next")).toContainText("4.5%");
  });

  await test.step("the holder withdraws what has finished unbonding", async () => {
    await shell.useLocalAccount("holder");
    await shell.open("/masternodes");
    await expect(page.getByTestId("unbonding")).toHaveAttribute("data-due", "true", { timeout: UNBONDED_WITHIN });
    await page.getByTestId("stake-move").click();
    await page.getByTestId("move-target").selectOption({ index: 2 });
    await accessible(page, "reviewing a move");
    await picture(page, "move");
    await page.keyboard.press("Escape");
    await page.getByTestId("withdraw-all-due").click();
    await picture(page, "withdraw");
    await page.getByTestId("stake-withdraw-submit").click();
    await page.getByTestId("stake-done").click({ timeout: 60_000 });
    await expect(page.getByTestId("my-stake-none")).toBeVisible();
    expect(await chain.wallet("holder")).toBeGreaterThanOrEqual(before - 2n * ROUNDING);
  });

  await test.step("an account without a masternode finds how to register one", async () => {
    await page.getByTestId("to-console").click();
    await expect(page.getByTestId("register-submit")).toBeDisabled();
    await accessible(page, "registering a masternode");
    await picture(page, "register");
  });

  await test.step("all of it is there in the dark", async () => {
    await page.getByTestId("theme-menu").click();
    await page.getByTestId("theme-dark").click();
    await accessible(page, "registering a masternode in the dark");
    await shell.open("/masternodes");
    await expect(page.getByTestId("node-list-row")).toHaveCount(3);
    await accessible(page, "masternodes in the dark");
    await picture(page, "masternodes-dark");
    await shell.useLocalAccount("operator");
    await row.click();
    await expect(page.getByTestId("node-bond")).toBeVisible();
    await accessible(page, "a masternode in the dark");
    await page.setViewportSize(PHONE);
    await picture(page, "masternode-phone-dark");
    await fits(page, "a masternode");
    await page.getByTestId("to-console").click();
    await expect(page.getByTestId("console")).toBeVisible();
    await accessible(page, "the console in the dark");
    await picture(page, "console-phone-dark");
  });
});
