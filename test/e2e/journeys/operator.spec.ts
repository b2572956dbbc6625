import { rm } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "@playwright/test";

import { ROOT } from "../../../scripts/lib/root.ts";
import { weiOf } from "../helpers/weiOf.ts";
import { test } from "../test.ts";
import { freePort } from "./freePort.ts";
import { type Pasted, paste } from "./pasted.ts";
import { Person } from "./Person.ts";

const SNM = 10n ** 18n;
const BOND = 100_000n * SNM;

// Milliseconds
const SENT = { timeout: 60_000 };
/** A shell, npm, a new key and the chain's history. */
const STARTED = { timeout: 120_000 };
/** The signer set changes within an epoch or two; then an epoch has to pass, and its report to be final. */
const SIGNED = { timeout: 180_000 };
/** The local network unbonds in a minute. */
const UNBONDED = { timeout: 120_000 };

test("an operator stakes, starts a node, sees its duty, changes the commission and leaves", async ({
  page,
  ownPrograms,
}) => {
  const person = await Person.arrive(page);
  let node: Pasted | undefined;
  let folder: string | undefined;
  try {
    await test.step("arrives with an empty wallet, and finds where masternodes are run", async () => {
      await person.beginWithCoins();
      await person.go("Staking");
      await person.sees("masternodes");
      await page.getByTestId("to-console").click();
      await expect(page.getByTestId("node-command")).toBeVisible();
      await person.sees("starting a node");
    });

    await test.step("starts a node with the one command that the page shows", async () => {
      const endpoint = `http://127.0.0.1:${await freePort()}`;
      ownPrograms.add(endpoint);
      await page.getByTestId("node-endpoint").fill(endpoint);
      const command = await page.getByTestId("node-command").innerText();
      folder = /--data-dir (\S+)/.exec(command)?.[1];
      node = paste(command);
      await node.says("node started", STARTED.timeout);
      await page.getByTestId("node-look").click();
      await expect(page.getByTestId("node-found")).toBeVisible(SENT);
    });

    await test.step("registers it with a bond", async () => {
      await page.getByTestId("register-amount").fill("100000");
      await page.getByTestId("register-commission").fill("5");
      await expect(page.getByTestId("register-cost")).toHaveAttribute("data-wei", String(BOND));
      await person.sees("registering a node");
      await page.getByTestId("register-submit").click();
      await expect(page.getByTestId("console")).toBeVisible(SENT);
      await expect(page.getByTestId("console-seat")).toContainText("has a seat", SENT);
    });

    await test.step("sends the node's key what it pays its gas with", async () => {
      await page.getByTestId("signer-gas-send").click();
      await expect(page.getByTestId("signer-gas-low")).toHaveCount(0, SENT);
    });

    await test.step("sees it sign reports, and what it earned for that", async () => {
      await expect(page.getByTestId("duty-signed")).toHaveAttribute("data-signed", /^[1-9]/, SIGNED);
      await expect(page.getByTestId("console-bond")).toHaveAttribute("data-wei", /^\d{24}$/);
      await person.sees("the operator's console");
      await page.getByRole("link", { name: "As others see it" }).click();
      await expect(page.getByTestId("node-bond")).toBeVisible();
      await person.sees("the masternode");
      await page.goBack();
    });

    await test.step("announces another commission", async () => {
      await page.getByTestId("commission-entry").fill("7.5");
      await page.getByTestId("commission-submit").click();
      await expect(page.getByTestId("commission-announced")).toBeVisible(SENT);
      await expect(page.getByTestId("console-announced")).toContainText("7.5%");
    });

    await test.step("takes the bond out, ends the node, and withdraws", async () => {
      await page.getByTestId("stake-undelegate").click();
      await page.getByTestId("undelegate-all").click();
      await person.sees("taking the bond out");
      await page.getByTestId("undelegate-submit").click();
      await page.getByTestId("stake-done").click(SENT);
      await node?.end();
      await expect(page.getByTestId("stake-withdraw")).toBeVisible(UNBONDED);
      await page.getByTestId("stake-withdraw").click();
      await page.getByTestId("stake-withdraw-submit").click();
      await page.getByTestId("stake-done").click(SENT);
      await expect.poll(() => weiOf(page.getByTestId("console-bond")), SENT).toBe(0n);
      await person.sees("after the node left");
    });
  } finally {
    await node?.end();
    if (folder !== undefined) await rm(join(ROOT, folder), { recursive: true, force: true });
  }
});
