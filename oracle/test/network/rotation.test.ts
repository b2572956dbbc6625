import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import { parseEther, Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { oracleName } from "../../../scripts/lib/local/oracleNode.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { runCli } from "../helpers/runCli.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { chainReports, nextReport, observations, type ChainReport } from "./reports.ts";
import { waitFor } from "./waitFor.ts";

const NEXT = new Wallet(`0x${"77".repeat(32)}`);

const oldSigner = lowerHex(localAccounts.signer1.address);
const newSigner = lowerHex(NEXT.address);

/** The node whose key is replaced. */
const ROTATED = 0;

describe("a masternode that replaces its signer key", function () {
  this.timeout(240_000);

  let network: NetworkUnderTest;
  before(async () => {
    network = await NetworkUnderTest.start();
    await Promise.all([0, 1, 2].map((index) => network.startNode(index)));
  });
  after(async () => {
    await network?.stop();
  });

  /** Who observed the epoch of a report. */
  const observers = async ({ epoch }: ChainReport): Promise<string[]> =>
    (await observations(network, 1, epoch)).map(({ observation }) => observation.signer);
  const reportWith = (signer: string): Promise<ChainReport> =>
    nextReport(network, 60, async (report) => (await observers(report)).includes(signer));
  const statusOf = async (): Promise<{ signer: string; signers: string[]; member: boolean }> => {
    const response = await fetch(`${network.nodeUrl(ROTATED)}/status`);
    return (await response.json()) as { signer: string; signers: string[]; member: boolean };
  };

  it("goes on with its old key while it knows the next one, and with that from the change of the set on", async () => {
    await reportWith(oldSigner);
    await network.stopNode(ROTATED);
    await network.startNode(ROTATED, undefined, { SONM_NEXT_SIGNER_KEY: NEXT.privateKey });
    await reportWith(oldSigner);
    expect(await statusOf()).to.include({ signer: oldSigner, member: true });
    const { code, output } = await runCli(
      ["signer", "change", "--yes", "--rpc-url", network.rpcUrl, "--node", network.nodeUrl(ROTATED)],
      { SONM_OWNER_KEY: localAccounts.operator.privateKey, SONM_NEXT_SIGNER_KEY: NEXT.privateKey },
    );
    expect(code, output).to.equal(0);
    const report = await reportWith(newSigner);
    expect(await observers(report)).not.to.contain(oldSigner);
    const status = await waitFor(
      "the new signer",
      async () => {
        const told = await statusOf();
        return told.signer === newSigner ? told : undefined;
      },
      10,
    );
    expect(status).to.deep.include({ signers: [oldSigner, newSigner], member: true });
  });

  it("goes on with the new key alone, and is refused its database with a third one", async () => {
    const payment = await network.as("buyer").wallet.sendTransaction({ to: newSigner, value: parseEther("1") });
    await payment.wait();
    await network.stopNode(ROTATED);
    await network.startNode(ROTATED, undefined, { SONM_SIGNER_KEY: NEXT.privateKey });
    await reportWith(newSigner);
    expect((await statusOf()).signers).to.deep.equal([newSigner]);
    await network.stopNode(ROTATED);
    const third = await runCli(["node", "--profile", "local", "--rpc-url", network.rpcUrl], {
      SONM_NODE_DATA_DIR: join(network.folder, oracleName(ROTATED)),
      SONM_NODE_PORT: "0",
      SONM_NODE_RATE_SOURCES: JSON.stringify([{ url: network.prices.url, path: "usdPerSnm", kind: "usdPerSnm" }]),
      SONM_SIGNER_KEY: Wallet.createRandom().privateKey,
    });
    expect(third.code, third.output).to.equal(1);
    expect(third.output).to.contain("belongs to the key");
  });

  it("left no epoch without a report", async () => {
    const epochs = (await chainReports(network)).map(({ epoch }) => epoch);
    const first = epochs[0] ?? 0n;
    expect(epochs).to.deep.equal(epochs.map((_, index) => first + BigInt(index)));
    expect(epochs.length).to.be.greaterThan(3);
  });

  it("signed one report for each epoch, with one of its two keys", async () => {
    await Promise.all([1, 2].map((index) => network.stopNode(index)));
    const seen = new Map<number, Set<string>>();
    const used = new Set<string>();
    for (const index of [0, 1, 2]) {
      const file = join(network.folder, oracleName(index), "node.db");
      const database = new DatabaseSync(file, { readOnly: true });
      const rows = database
        .prepare("SELECT signer, epoch, digest FROM report_signatures WHERE signer IN (?, ?)")
        .all(oldSigner, newSigner) as unknown as { signer: string; epoch: number; digest: string }[];
      database.close();
      for (const { signer, epoch, digest } of rows) {
        seen.set(epoch, (seen.get(epoch) ?? new Set()).add(`${signer} ${digest}`));
        used.add(signer);
      }
    }
    expect([...used].toSorted()).to.deep.equal([oldSigner, newSigner].toSorted());
    for (const [epoch, signatures] of seen) expect([...signatures], `epoch ${epoch}`).to.have.length(1);
  });
});
