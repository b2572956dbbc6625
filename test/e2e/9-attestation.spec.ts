import { expect, type Page } from "@playwright/test";
import { Contract, JsonRpcProvider, Wallet } from "ethers";

import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { NodeClient } from "../../oracle/src/agent/NodeClient.ts";
import { lowerHex } from "../../oracle/src/lib/lowerHex.ts";
import { Shell } from "./helpers/Shell.ts";
import { workerConsent } from "./helpers/workerConsent.ts";
import { e2eNetwork } from "./networkConfig.ts";
import { openMarket } from "./steps.ts";
import { accessible, picture, test } from "./test.ts";

const { contracts } = networkOf(LOCAL_CHAIN_ID);

/** Seconds in which every node is drawn to measure a new machine, several epochs long. */
const DRAWN_WITHIN = 60;

/** A machine that every node begins to measure, once it is drawn for it, and that refuses. */
async function refuseToBeMeasured(worker: Wallet): Promise<void> {
  const domain = { chainId: LOCAL_CHAIN_ID, reports: lowerHex(contracts.Reports) };
  const { signal } = new AbortController();
  for (const url of e2eNetwork().relayUrls) {
    const { signer } = (await (await fetch(`${url}status`)).json()) as { signer: `0x${string}` };
    const node = new NodeClient({ signer, url: url.replace(/\/$/, "") }, worker, domain, 10_000);
    const end = Date.now() + DRAWN_WITHIN * 1_000;
    let { step } = await node.poll(true, signal);
    while (step === null) {
      if (Date.now() > end) throw new Error(`${url} does not measure a machine that is new and free.`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      ({ step } = await node.poll(true, signal));
    }
    await node.answer(step.id, { refused: "the disk is locked" }, signal);
  }
}

/** What the page says of the machine on it, by part of the first node that answers. */
const failures = (page: Page) => page.getByTestId("nodes-failures");

test("what was attested, by whom, until when, and what failed and why", async ({ page }) => {
  const shell = new Shell(page, e2eNetwork().pageUrl);

  await test.step("this machine's page says until when it is attested, by which report and by whom", async () => {
    const offer = await openMarket(page);
    await offer.getByTestId("offer-machine").click();
    const state = page.getByTestId("attestation-state");
    await expect(state).toHaveAttribute("data-state", "attested");
    await expect(state).toContainText(/Attested until \d+ \w+ \d+, .* for (29|30) days/);
    const report = /#(\d+) of epoch (\d+)/.exec(await page.getByTestId("attestation-report").innerText());
    const provider = new JsonRpcProvider(e2eNetwork().rpcUrl, LOCAL_CHAIN_ID, { staticNetwork: true });
    const reports = new Contract(contracts.Reports, reportsAbi, provider);
    const [accepted] = await reports.queryFilter(reports.filters["ReportAccepted"]?.(Number(report?.[1])) ?? "", 0);
    const event = reports.interface.parseLog(accepted ?? { topics: [], data: "0x" });
    provider.destroy();
    expect(Number(event?.args["epoch"])).toBe(Number(report?.[2]));
    const signers = event?.args["signers"] as bigint;
    const signed = [0n, 1n, 2n].filter((bit) => (signers >> bit) & 1n).length;
    await expect(page.getByTestId("attestation-signed")).toContainText(`${signed} of 3 masternodes`);
    await expect(page.getByTestId("attested-by-row")).toHaveCount(3);
    await expect(page.getByTestId("attested-by")).not.toContainText("unknown");
    await expect(page.getByTestId("verify")).toHaveAttribute("data-state", "match");
  });

  await test.step("and what each masternode measured", async () => {
    const rows = page.getByTestId("node-row");
    await expect(rows).toHaveCount(3);
    for (const row of await rows.all()) await expect(row).toContainText("passed");
    await expect(failures(page)).toHaveCount(0);
  });

  const worker = new Wallet(Wallet.createRandom().privateKey);
  await test.step("a machine that refuses is told why it is not attested, in its supplier's list", async () => {
    await refuseToBeMeasured(worker);
    await shell.open("/supplier");
    await shell.useLocalAccount("operator");
    await page.getByTestId("confirm-worker").fill(await workerConsent(worker, localAccounts.operator.address));
    await page.getByTestId("confirm-submit").click();
    const row = page.locator(`[data-testid="worker-row"][data-worker="${worker.address.toLowerCase()}"]`);
    await expect(row.getByTestId("worker-attested")).toHaveText("Not attested: inventory failed");
    await expect(row.getByTestId("worker-remarks")).toContainText("the machine refused: the disk is locked. (3 nodes)");
    await accessible(page, "a supplier's list with a machine that fails");
    await picture(page, "supplier-failed");
    await row.getByRole("link").click();
  });

  await test.step("and on its own page, node by node", async () => {
    await expect(page.getByTestId("attestation-state")).toHaveAttribute("data-state", "never");
    await expect(failures(page)).toContainText("The inventory failed: the machine refused: the disk is locked.");
    // The operator owns one of the masternodes too: its word on the operator's machine would not count.
    const reasons = page.getByTestId("node-reason");
    await expect(reasons).toHaveCount(4);
    await expect(reasons.filter({ hasText: "of one owner" })).toHaveCount(1);
    await accessible(page, "the page of a machine that fails");
    await picture(page, "machine-failed");
    await shell.go("supplier");
    const row = page.locator(`[data-testid="worker-row"][data-worker="${worker.address.toLowerCase()}"]`);
    await row.getByTestId("worker-release").click();
    await expect(row).toHaveCount(0);
  });
});
