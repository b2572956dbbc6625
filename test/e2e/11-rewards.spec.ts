import { expect, type Page } from "@playwright/test";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { Shell } from "./helpers/Shell.ts";
import { weiOf } from "./helpers/weiOf.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { accessible, fits, picture, test } from "./test.ts";

/** USD with 18 decimals that the local network's program pays for a machine and a day. */
const TWO_DOLLARS = 2n * 10n ** 18n;
const WORKER = localAccounts.worker.address.toLowerCase();

// Milliseconds
/** The DAO opens the program a minute after the network's start, its delay. */
const OPENED_WITHIN = 150_000;
/** Nodes look for machines that qualify in turn. */
const ADMITTED_WITHIN = 150_000;
/** An epoch has to pass, its report to be signed, and its dispute window to end. */
const PROVED_WITHIN = 120_000;
const DONE = { timeout: 60_000 };

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

/** Claims in the moment in which the total is read: the next report makes it another one. */
async function claimWhatIsShown(page: Page): Promise<bigint> {
  await expect(page.getByTestId("rewards-claim")).toBeEnabled(DONE);
  const shown = await page.evaluate<string>(`(() => {
    const wei = document.querySelector('[data-testid="rewards-total"]').dataset.wei;
    document.querySelector('[data-testid="rewards-claim"]').click();
    return wei;
  })()`);
  return BigInt(shown);
}

test("a supplier finds a program, sees its machine qualify, and claims what it earned to the wei", async ({
  page,
  chain,
}) => {
  test.setTimeout(600_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const program = page.getByTestId("program").filter({ hasText: "each machine" });

  await test.step("everybody sees the programs, and what was announced", async () => {
    await shell.open("/rewards");
    await expect(page.getByTestId("connect-empty")).toBeVisible();
    await expect(program).toHaveCount(1, { timeout: OPENED_WITHIN });
    await expect(program).toContainText("$2.00");
    await expect(program.getByTestId("program-stage")).toHaveAttribute("data-stage", "guaranteed");
    await expect(program.getByTestId("program-admits")).toHaveAttribute("data-open", "true");
    const opened = page.locator('[data-testid="announcement"][data-kind="CREATED"]');
    await expect(opened.filter({ hasText: "$2.00 a day for each machine" })).toHaveCount(1);
    await accessible(page, "the programs without an account");
    await picture(page, "rewards-nobody");
  });

  const number = (await program.getAttribute("data-program")) ?? "";

  await test.step("holds hardware that it plans to buy against the program", async () => {
    await program.getByRole("link").click();
    await expect(page.getByTestId("program-demands")).toContainText("x86-64");
    await expect(page.getByTestId("guarantee")).toBeVisible();
    await accessible(page, "a reward program");
    await picture(page, "reward-program");
    await page.getByTestId("to-check").click();
    await expect(page.getByTestId("check-program")).toHaveValue(number);
    await page.getByTestId("check-architecture").selectOption("arm64");
    await expect(page.getByTestId("check-verdict")).toContainText("It does not qualify");
    await expect(page.locator('[data-testid="check-row"][data-passes="false"]')).toContainText("x86-64");
    await expect(page.getByTestId("check-income-none")).toBeVisible();
    await accessible(page, "hardware that does not qualify");
    await picture(page, "rewards-check-fails");
  });

  await test.step("the supplier's machine qualifies, and would earn $2 a day", async () => {
    await shell.useLocalAccount("supplier");
    await expect(page.getByTestId("check-machine")).toHaveValue(new RegExp(WORKER, "i"));
    await expect(page.getByTestId("check-verdict")).toContainText("It qualifies with 1 machine");
    await expect(page.locator('[data-testid="check-row"][data-passes="false"]')).toHaveCount(0);
    await expect(page.getByTestId("check-income-1").locator("[data-usd]")).toHaveAttribute(
      "data-usd",
      String(TWO_DOLLARS),
    );
    await accessible(page, "a machine that qualifies");
    await picture(page, "rewards-check");
  });

  await test.step("nodes have admitted it by themselves, and a report proves what it earned", async () => {
    await shell.go("rewards");
    const mine = page.locator(`[data-testid="my-reward"][data-worker="${WORKER}"]`);
    await expect(mine).toHaveAttribute("data-program", number, { timeout: ADMITTED_WITHIN });
    await expect.poll(() => weiOf(mine.getByTestId("reward-due")), { timeout: PROVED_WITHIN }).toBeGreaterThan(0n);
    await expect(page.getByTestId("rewards-exact")).toContainText("SNM");
    await accessible(page, "rewards of a supplier");
    await picture(page, "rewards");
  });

  await test.step("claims all of it, and has exactly that more in its ledger balance", async () => {
    const [ledger, { claimed }] = [await chain.ledger("supplier"), await chain.membership()];
    const shown = await claimWhatIsShown(page);
    await expect(page.getByTestId("rewards-done")).toBeVisible(DONE);
    expect(shown).toBeGreaterThan(0n);
    expect(await chain.ledger("supplier")).toBe(ledger + shown);
    expect((await chain.membership()).claimed).toBeGreaterThan(claimed);
    const paid = page.getByTestId("reward-payment").first().getByTestId("reward-paid");
    await expect(paid).toHaveAttribute("data-wei", String(shown), DONE);
    await accessible(page, "rewards that were claimed");
    await picture(page, "rewards-claimed");
  });

  await test.step("everybody sees the machine among the program's members", async () => {
    await page.locator(`[data-testid="program"][data-program="${number}"]`).getByRole("link").click();
    await expect(page.locator(`[data-testid="member"][data-worker="${WORKER}"]`)).toContainText("1 machine");
    expect((await chain.membership()).program).toBe(BigInt(number));
  });

  await test.step("all of it is there on a phone, in the dark", async () => {
    await page.getByTestId("theme-menu").click();
    await page.getByTestId("theme-dark").click();
    await page.setViewportSize(PHONE);
    for (const [path, shows, name] of [
      [`/rewards/${number}`, "member", "reward-program"],
      ["/rewards", "my-reward", "rewards"],
      [`/rewards/check?program=${number}`, "check-row", "rewards-check"],
    ] as const) {
      await shell.open(path);
      await expect(page.getByTestId(shows).first()).toBeVisible();
      await fits(page, name);
      await accessible(page, `${name} on a phone in the dark`);
      await picture(page, `${name}-phone-dark`);
    }
    await page.setViewportSize(DESKTOP);
  });
});
