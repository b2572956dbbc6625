import { expect } from "@playwright/test";

import { Dao } from "../helpers/Dao.ts";
import { Shell } from "../helpers/Shell.ts";
import { weiOf } from "../helpers/weiOf.ts";
import { e2eNetwork } from "../networkConfig.ts";
import { test } from "../test.ts";
import { meanwhile } from "./meanwhile.ts";
import { Person } from "./Person.ts";
import { rentForAMoment } from "./rentForAMoment.ts";

const SNM = 10n ** 18n;
/** Milliseconds. */
const SENT = { timeout: 60_000 };

test("a holder swaps, delegates, proposes, votes, reads a report and earns dividends", async ({ page, browser }) => {
  const person = await Person.arrive(page);
  const dao = new Dao(person.shell);
  const kind = `survey-${test.info().project.name}`;

  await test.step("swaps the original token, one for one", async () => {
    await person.beginWithCoins();
    await person.go("Swap");
    const balance = await weiOf(page.getByTestId("swap-balance"));
    expect(balance).toBeGreaterThan(0n);
    await page.getByTestId("swap-amount").fill("100");
    await person.sees("the swap");
    await page.getByTestId("swap-submit").click();
    await expect(page.getByTestId("swap-done")).toBeVisible(SENT);
    await expect.poll(() => weiOf(page.getByTestId("swap-balance"))).toBe(balance - 100n * SNM);
  });

  await test.step("has its SNM vote", async () => {
    await person.go("DAO");
    await person.sees("the DAO");
    await page.getByRole("link", { name: "Delegates" }).first().click();
    await page.getByTestId("delegate-myself").click();
    await person.sees("delegating");
    await page.getByTestId("delegate-submit").click();
    await expect(page.getByTestId("delegate-done")).toBeVisible(SENT);
  });

  await test.step("locks SNM for dividends", async () => {
    await person.go("Dividends");
    await person.sees("dividends");
    await page.getByTestId("lock-amount").fill("1000");
    await page.getByTestId("lock-submit").click();
    await expect(page.getByTestId("lock-done")).toBeVisible(SENT);
    expect(await weiOf(page.getByTestId("holding-locked"))).toBe(1_000n * SNM);
  });

  const proposal = await test.step("proposes that it reports to the DAO", async () => {
    const title = `Ask for a survey, ${test.info().project.name}`;
    const fields = { kind, author: person.address, period: "1 minute", grace: "1 hour" };
    await dao.write(title, "Somebody should ask suppliers what they miss.", [{ id: "ReportRegistry.setKind", fields }]);
    await expect(page.getByTestId("effect")).toBeVisible(SENT);
    await person.sees("writing a proposal");
    const number = await dao.propose(title);
    await dao.reaches("votes");
    await page.getByTestId("vote-reason").fill("I wrote it.");
    await person.sees("a proposal");
    await dao.voteFor("I wrote it.");
    return number;
  });

  await test.step("others vote too, and a machine is rented", async () => {
    await meanwhile(browser, async (other) => {
      const shell = new Shell(other, e2eNetwork().pageUrl);
      const theirs = new Dao(shell);
      await theirs.open(proposal);
      await shell.useLocalAccount("holder");
      await theirs.voteFor("");
    });
    await meanwhile(browser, (other) => rentForAMoment(other));
  });

  await test.step("claims what the deal's fee brought to those who lock", async () => {
    await person.go("Dividends");
    await expect.poll(() => weiOf(page.getByTestId("claim-waiting")), SENT).toBeGreaterThan(0n);
    await page.getByTestId("claim-submit").click();
    await expect(page.getByTestId("claim-done")).toBeVisible(SENT);
    await expect(page.getByTestId("move").first()).toHaveAttribute("data-kind", "CLAIM");
    await person.sees("dividends that were claimed");
  });

  await test.step("queues what was accepted, and executes it", async () => {
    await dao.open(proposal);
    await dao.carryOut();
    await person.sees("an executed proposal");
  });

  await test.step("files the report, and reads it with its hash checked", async () => {
    await person.go("DAO");
    await page.getByRole("link", { name: "Reports" }).first().click();
    const mine = page.locator(`[data-testid="kind"]`, { hasText: kind });
    await expect(mine.getByTestId("kind-file")).toBeEnabled({ timeout: 90_000 });
    await mine.getByTestId("kind-file").click();
    const text = `# Survey\nSuppliers on a ${test.info().project.name} miss nothing.`;
    const file = { name: "survey.md", mimeType: "text/markdown", buffer: Buffer.from(text) };
    await page.getByTestId("file-content-file").setInputFiles(file);
    await page.getByTestId("file-content-uri").fill(`data:text/markdown,${encodeURIComponent(text)}`);
    await page.getByTestId("file-submit").click();
    await expect(page.getByTestId("file-done")).toBeVisible(SENT);
    await page.keyboard.press("Escape");
    const report = page.getByTestId("report").filter({ hasText: kind });
    await expect(report).toBeVisible(SENT);
    await report.getByTestId("report-open").click();
    await person.sees("a report");
  });

  await test.step("unlocks at once", async () => {
    await person.go("Dividends");
    await page.getByTestId("holding-verb-unlock").click();
    await page.getByTestId("unlock-amount").fill("1000");
    await page.getByTestId("unlock-submit").click();
    await expect(page.getByTestId("unlock-done")).toBeVisible(SENT);
    await expect.poll(() => weiOf(page.getByTestId("holding-locked"))).toBe(0n);
  });
});
