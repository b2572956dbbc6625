import { expect } from "@playwright/test";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { Shell } from "./helpers/Shell.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { accessible, picture, test } from "./test.ts";

const SUBJECT = localAccounts.nodeOwner3.address;

test("a validator certifies an account and ends that, and a ban is proposed to the DAO", async ({ page, chain }) => {
  const shell = new Shell(page, e2eNetwork().pageUrl);
  await chain.appoint("operator", 3);

  await test.step("everybody sees who is a validator, and who decides that", async () => {
    await shell.open("/validators");
    await expect(page.getByTestId("validator-row")).toHaveAttribute("data-level", "3");
    await expect(page.getByTestId("banned-none")).toBeVisible();
    await expect(page.getByTestId("dao-only")).toContainText("Only the DAO");
    await accessible(page, "validators without an account");
    await shell.useLocalAccount("buyer");
    await expect(page.getByTestId("certify-not-mine")).toContainText("no validator");
    await picture(page, "validators-stranger");
  });

  await test.step("the validator certifies up to its level", async () => {
    await shell.useLocalAccount("operator");
    await page.getByTestId("certify-subject").fill("0x12");
    await expect(page.getByTestId("certify-submit")).toBeDisabled();
    await page.getByTestId("certify-subject").fill(SUBJECT.toLowerCase());
    await expect(page.getByTestId("certify-level-4")).toHaveCount(0);
    await page.getByTestId("certify-level-3").click();
    await page.getByTestId("certify-file").setInputFiles({
      name: "papers.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("what the validator saw"),
    });
    await expect(page.getByTestId("certify-evidence")).toHaveValue(/^0x[0-9a-f]{64}$/);
    await page.getByTestId("certify-submit").click();
    await expect(page.getByTestId("certify-done")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByTestId("issued-row")).toHaveAttribute("data-state", "valid");
    expect(await chain.level("nodeOwner3")).toBe(3);
    await accessible(page, "what was certified");
    await picture(page, "validators-certified");
  });

  await test.step("and ends it", async () => {
    await page.getByTestId("issued-revoke").click();
    await expect(page.getByTestId("issued-row")).toHaveCount(0, { timeout: 30_000 });
    expect(await chain.level("nodeOwner3")).toBe(1);
  });

  await test.step("who wants somebody banned is led to a proposal that is filled in", async () => {
    await shell.useLocalAccount("holder");
    await page.getByTestId("dao-target").fill(SUBJECT);
    await page.getByTestId("dao-decision-lift").click();
    await expect(page.getByTestId("dao-submit")).toBeDisabled();
    await page.getByTestId("dao-decision-ban").click();
    await page.getByTestId("dao-submit").click();
    await expect(page.getByTestId("field-account")).toHaveValue(SUBJECT);
    await expect(page.getByTestId("call-words")).toContainText("blacklist", { timeout: 30_000 });
    await expect(page.getByTestId("effect")).toContainText("would work now", { timeout: 30_000 });
    await picture(page, "validators-ban-proposed");
  });
});
