import { expect } from "@playwright/test";
import { id, keccak256, toUtf8Bytes } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { Dao } from "../helpers/Dao.ts";
import { Shell } from "../helpers/Shell.ts";
import { e2eNetwork } from "../networkConfig.ts";
import { chooseDuration, closeDeal, dealOnScreen, openMarket } from "../steps.ts";
import { accessible, picture, test } from "../test.ts";

const SNM = 10n ** 18n;
const HOUR = 3_600;
const DAY = 86_400_000;
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };
const SENT = { timeout: 30_000 };

/** A time some days from now, as people enter it. */
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 16).replace("T", " ");

test("holders raise the market's fee: one votes by signature, one with stake alone, and the next bill has it", async ({
  page,
  chain,
}) => {
  test.setTimeout(600_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const dao = new Dao(shell);
  const title = "Raise the market's fee";

  const deal = await test.step("a deal runs, at the fee of before", async () => {
    const offer = await openMarket(page);
    await shell.useLocalAccount("buyer");
    await offer.getByTestId("offer-buy").click();
    await chooseDuration(page, HOUR);
    await page.getByTestId("buy-submit").click();
    await expect(page.getByTestId("buy-receipt")).toBeVisible(SENT);
    await page.getByTestId("buy-receipt-deal").click();
    await expect(page.getByTestId("payment-row").first()).toBeVisible({ timeout: 60_000 });
    const running = dealOnScreen(page);
    expect(await chain.lastFee(running)).toBe(100n);
    return running;
  });

  await test.step("the buyer has its own SNM vote", async () => {
    await shell.open("/dao/delegates");
    await page.getByTestId("delegate-myself").click();
    await page.getByTestId("delegate-submit").click();
    await expect(page.getByTestId("delegate-done")).toBeVisible(SENT);
    await accessible(page, "delegates");
    await picture(page, "delegates");
  });

  await test.step("a holder writes the proposal, and reads it in words before it signs", async () => {
    await shell.useLocalAccount("holder");
    await dao.write(title, "It pays for more masternodes.", [{ id: "Market.setFee", fields: { fee: "6" } }]);
    await expect(page.getByTestId("propose-submit")).toBeDisabled();
    await page.getByTestId("field-fee").fill("1.5");
    await expect(page.getByTestId("call-words")).toContainText("market fee from 1% to 1.5%");
    await expect(page.getByTestId("effect")).toBeVisible(SENT);
    await expect(page.getByTestId("preview-wait")).toContainText("20 seconds");
    await accessible(page, "writing a proposal");
    await picture(page, "propose");
  });
  const proposal = await dao.propose(title);

  const ballot = await test.step("the buyer signs its vote and sends nothing", async () => {
    await shell.useLocalAccount("buyer");
    await dao.open(proposal);
    await dao.reaches("votes");
    await accessible(page, "a proposal");
    await page.getByTestId("vote-reason").fill("I rent a lot, and still.");
    await page.getByTestId("vote-sign-only").click();
    await page.getByTestId("vote-submit").click();
    const signed = page.getByTestId("signed-ballot");
    await expect(signed).toContainText("signature", SENT);
    return signed.innerText();
  });

  await test.step("the operator votes with what it staked, and sends the buyer's vote", async () => {
    await shell.useLocalAccount("operator");
    await dao.open(proposal);
    await expect(page.getByTestId("power-wallets")).toHaveAttribute("data-votes", "0");
    await expect(page.getByTestId("power-staked")).toHaveAttribute("data-votes", /^[1-9]/);
    await dao.voteFor("My node costs more than it earns.");
    await page.getByTestId("vote-whose").getByText("A signed vote").click();
    await page.getByTestId("ballot-text").fill(ballot);
    await page.getByTestId("ballot-submit").click();
    await expect(page.getByTestId("ballot-done")).toBeVisible(SENT);
  });

  await test.step("the holder votes, anybody queues and executes", async () => {
    await shell.useLocalAccount("holder");
    await dao.open(proposal);
    await dao.voteFor("");
    await expect(page.getByTestId("vote")).toHaveCount(3, SENT);
    await expect(page.getByTestId("votes")).toContainText("I rent a lot, and still.");
    await picture(page, "proposal");
    await page.setViewportSize(PHONE);
    await picture(page, "proposal-phone");
    await page.setViewportSize(DESKTOP);
    await dao.carryOut();
    await picture(page, "proposal-executed");
    await accessible(page, "an executed proposal");
  });

  await test.step("the next bill of the running deal has the new fee", async () => {
    await expect.poll(() => chain.lastFee(deal), { timeout: 90_000 }).toBe(150n);
    await shell.useLocalAccount("buyer");
    await shell.open(`/deals/${deal}`);
    await closeDeal(page);
    expect(await chain.lastFee(deal)).toBe(150n);
  });
});

test("work goes from an order to its last milestone, and a report with a false total is refused", async ({
  page,
  chain,
}) => {
  test.setTimeout(900_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const dao = new Dao(shell);
  const description = "Draw the market's supply over time.";

  await test.step("the DAO orders the work, and asks for reports", async () => {
    await dao.decide("Order a chart of supply", "Buyers ask for it.", [
      {
        id: "WorkOrders.publish",
        groups: { milestones: 2 },
        fields: {
          title: "A chart of supply",
          uri: `data:text/plain,${encodeURIComponent(description)}`,
          "terms.contentHash": id(description),
          "terms.reviewer": localAccounts.operator.address,
          "terms.reviewFee": "10",
          "terms.offersUntil": inDays(10),
          "terms.reviewPeriod": "7 days",
          "milestones.0.amount": "1000",
          "milestones.0.deadline": inDays(30),
          "milestones.1.amount": "2000",
          "milestones.1.deadline": inDays(60),
        },
      },
      {
        id: "ReportRegistry.setKind",
        fields: { kind: "operations", author: localAccounts.holder.address, period: "1 minute", grace: "1 hour" },
      },
    ]);
  });

  await test.step("a developer finds it, and offers to do it for less", async () => {
    await shell.useLocalAccount("supplier");
    await shell.open("/dao/works");
    await picture(page, "works");
    await accessible(page, "work orders");
    await page.getByTestId("work").first().getByRole("link").first().click();
    await expect(page.getByTestId("work-status")).toBeVisible();
    await page.getByTestId("offer-open").click();
    await page.getByTestId("offer-amount-0").fill("800");
    await page.getByTestId("offer-amount-1").fill("1700");
    await page.getByTestId("offer-content-text").fill("I made the last one.");
    await accessible(page, "making an offer");
    await picture(page, "offer");
    await page.getByTestId("offer-submit").click();
    await expect(page.getByTestId("offer-done")).toBeVisible(SENT);
    await page.getByTestId("offer-close").click();
    await expect(page.getByTestId("offer")).toBeVisible(SENT);
  });

  const paid = await chain.wallet("supplier");

  await test.step("a holder proposes to take the offer, and the DAO does", async () => {
    await shell.useLocalAccount("holder");
    await page.getByTestId("propose-assign").click();
    await expect(page.getByTestId("call-words")).toContainText("Assign work order 1", SENT);
    await expect(page.getByTestId("effect")).toBeVisible(SENT);
    await page.getByTestId("propose-title").fill("Take the offer for the chart");
    await picture(page, "propose-assign");
    await dao.propose("Take the offer for the chart");
    await dao.reaches("votes");
    await dao.voteFor("");
    await dao.carryOut();
  });

  for (const [milestone, amount] of [
    [0, 800n],
    [1, 1_700n],
  ] as const) {
    await test.step(`milestone ${milestone + 1} is delivered, and accepted`, async () => {
      await shell.useLocalAccount("supplier");
      await shell.open("/dao/works/1");
      const row = page.getByTestId("milestone").nth(milestone);
      await row.getByTestId("milestone-deliver").click(SENT);
      await page.getByTestId("tell-way").getByText("A file").click();
      await page.getByTestId("tell-file").setInputFiles({
        name: "chart.svg",
        mimeType: "image/svg+xml",
        buffer: Buffer.from(`<svg>${milestone}</svg>`),
      });
      await page.getByTestId("tell-uri").fill("ipfs://chart.svg");
      await page.getByTestId("tell-submit").click();
      await expect(page.getByTestId("tell-done")).toBeVisible(SENT);
      await page.getByTestId("tell-close").click();
      expect(await chain.delivered(1, milestone)).toBe(keccak256(toUtf8Bytes(`<svg>${milestone}</svg>`)));
      const before = await chain.wallet("supplier");
      await shell.useLocalAccount("operator");
      await row.getByTestId("milestone-accept").click(SENT);
      await expect.poll(() => chain.wallet("supplier"), SENT).toBe(before + amount * SNM);
    });
  }

  await test.step("the order is ended, and every wei is where it should be", async () => {
    await expect(page.getByTestId("work-status").first()).toContainText(/ended/i, SENT);
    expect(await chain.wallet("supplier")).toBe(paid + 2_500n * SNM);
    expect(await chain.heldByWorks()).toBe(0n);
    await picture(page, "work-ended");
    await accessible(page, "a work order");
    await page.setViewportSize(PHONE);
    await picture(page, "work-phone");
    await page.setViewportSize(DESKTOP);
  });

  await test.step("a report with a false total is refused, a true one is filed and checked in the browser", async () => {
    await shell.useLocalAccount("holder");
    await shell.open("/dao/reports");
    const kind = page.getByTestId("kind").first();
    await expect(kind.getByTestId("kind-file")).toBeEnabled({ timeout: 90_000 });
    expect(await chain.refusedReport("holder", "operations", 1n)).toBe("ReportTotalsFalse");
    await kind.getByTestId("kind-file").click();
    await page.getByTestId("file-content-file").setInputFiles({
      name: "report.md",
      mimeType: "text/markdown",
      buffer: Buffer.from("# Operations\nAll is well."),
    });
    await page.getByTestId("file-content-uri").fill("ipfs://report.md");
    await accessible(page, "filing a report");
    await page.getByTestId("file-submit").click();
    await expect(page.getByTestId("file-done")).toBeVisible(SENT);
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("report")).toBeVisible(SENT);
    await page.getByTestId("report-open").click();
    await picture(page, "reports");
    await accessible(page, "reports");
  });
});

test("a release raises the lowest version, and a machine with an older agent stops earning", async ({
  page,
  chain,
}) => {
  test.setTimeout(600_000);
  const shell = new Shell(page, e2eNetwork().pageUrl);
  const dao = new Dao(shell);

  await test.step("the machine earns", async () => {
    const before = await chain.earned();
    await expect.poll(() => chain.earned(), { timeout: 240_000 }).toBeGreaterThan(before);
  });

  await test.step("the DAO releases an agent, and lets no older one count", async () => {
    await dao.decide("Release agent 9.0.0", "It measures disks better.", [
      {
        id: "Releases.publish",
        fields: { component: "agent", version: "9.0.0", contentHash: id("agent 9.0.0"), uri: "ipfs://agent" },
      },
      { id: "Releases.setMinimum", fields: { component: "agent", version: "9.0.0" } },
    ]);
    await shell.open("/dao/releases");
    await expect(page.getByText("9.0.0").first()).toBeVisible(SENT);
    await picture(page, "releases");
    await accessible(page, "releases");
  });

  await test.step("what the machine earns by the reports stands still from then on", async () => {
    const since = await chain.now();
    // A report of the time after the decision, and one more.
    await expect.poll(() => chain.finalUntil(), { timeout: 120_000 }).toBeGreaterThan(since + 30);
    const earned = await chain.earned();
    const reported = await chain.finalUntil();
    await expect.poll(() => chain.finalUntil(), { timeout: 120_000 }).toBeGreaterThan(reported + 30);
    expect(await chain.earned()).toBe(earned);
  });
});
