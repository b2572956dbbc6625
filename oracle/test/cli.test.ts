import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { PortProbe } from "../src/check/PortProbe.ts";
import { startPriceSource, type PriceSource } from "../src/devtools/priceSource.ts";
import { callCli } from "./helpers/callCli.ts";
import { runCli } from "./helpers/runCli.ts";
import { TestChain } from "./helpers/TestChain.ts";
import { temporaryFolder } from "./helpers/temporaryFolder.ts";

describe("the command line", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  let chain: TestChain;
  let prices: PriceSource;
  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
    prices = await startPriceSource(0, "0.16");
  });
  after(async () => {
    await prices.stop();
    await chain.stop();
  });

  const nodeFlags = (path = "usdPerSnm") => {
    const sources = JSON.stringify([{ url: prices.url, path, kind: "usdPerSnm" }]);
    return ["--profile", "local", "--rpc-url", chain.url, "--data-dir", folder.path, "--rate-sources", sources];
  };
  const agentFlags = () => ["--profile", "local", "--rpc-url", chain.url, "--data-dir", folder.path];

  it("says what it can do, and ends with a failure where it was told nothing that it knows", async () => {
    const nothing = await runCli([]);
    expect(nothing.code).to.equal(2);
    expect(nothing.output).to.contain("Usage: sonm <verb>");
    expect((await runCli(["mine"])).output).to.contain('There is no verb "mine"');
    const asked = await runCli(["--help"]);
    expect(asked.code).to.equal(0);
    expect(asked.output).to.match(/^Usage: sonm <verb>/);
  });

  it("says everything that is wrong with the settings, without a trace of the program's insides", async () => {
    const { code, output } = await runCli(["node", "--profile", "local", "--port", "many"]);
    expect(code).to.equal(1);
    expect(output).to.contain("port is many: must be a port number").and.to.contain("rateSources is missing");
    expect(output).not.to.contain("    at ");
  });

  it("checks a node: a signer of the set can run, and hears whom it can't reach", async () => {
    const { code, output } = await runCli(["check", "node", ...nodeFlags()], {
      SONM_SIGNER_KEY: localAccounts.signer1.privateKey,
    });
    expect(output).to.contain("Warning: From here nothing answers at http://node1.example/");
    expect(output).to.contain(`Warning: The peer ${localAccounts.signer2.address.toLowerCase()} does not answer`);
    expect(output).to.match(/It can run\. Look at the warnings above \(\d\)\.\n$/);
    expect(code).to.equal(0);
  });

  it("checks a node: tells everything at once where the chain is not there", async () => {
    const taken = await PortProbe.open("127.0.0.1", 0);
    const flags = [...nodeFlags("wrong.path"), "--rpc-url", "http://127.0.0.1:9", "--port", String(taken.port)];
    const { code, output } = await runCli(["check", "node", ...flags.filter((_, at) => at !== 2 && at !== 3)]);
    await taken.close();
    expect(code).to.equal(1);
    expect(output).to.contain("does not answer").and.to.contain("is taken by another program");
    expect(output).to.contain("gives no rate");
  });

  it("checks a node: names a stranger's key, its empty account, and a price source that gives no price", async () => {
    const { code, output } = await runCli(["check", "node", ...nodeFlags("wrong.path")], {
      SONM_SIGNER_KEY: `0x${"77".repeat(32)}`,
    });
    expect(code).to.equal(1);
    expect(output).to.contain("signs for no masternode. Register it");
    expect(output).to.contain("can't pay gas");
    expect(output).to.contain('gives no rate: There is no positive decimal number at "wrong.path"');
  });

  it("checks an agent", async () => {
    const missing = await runCli(["check", "agent", ...agentFlags()]);
    expect(missing.output).to.contain("The agent needs a worker key");
    const keys = {
      SONM_WORKER_KEY: localAccounts.worker.privateKey,
      SONM_MASTER_KEY: localAccounts.supplier.privateKey,
    };
    expect((await runCli(["check", "agent", ...agentFlags()], keys)).output).to.contain("Make them agree");
    const master = ["--master", localAccounts.supplier.address];
    const { code, output } = await runCli(["check", "agent", ...agentFlags(), ...master], keys);
    expect(code).to.equal(0);
    expect(output).to.contain("graphics card").and.to.contain("does not answer at http://node1.example");
  });

  it("says why it can tell no uptime", async () => {
    const outputOf = async (...argv: string[]) => {
      const { code, output } = await callCli(["uptime", ...argv]);
      expect(code).to.be.within(1, 2);
      expect(output).not.to.contain("    at ");
      return output;
    };
    const worker = localAccounts.worker.address;
    expect(await outputOf()).to.contain("Use: sonm uptime <worker>");
    expect(await outputOf("me")).to.contain("Use: sonm uptime <worker>");
    expect(await outputOf(worker, "--node", "here")).to.contain("--node: must be an http");
    const url = "http://127.0.0.1:9";
    expect(await outputOf(worker, "--rpc-url", chain.url, "--node", url)).to.contain(`no answer from ${url}`);
    expect(await outputOf(worker, "--rpc-url", chain.url)).to.contain("node1.example");
  });

  it("makes a key that a node takes", async () => {
    const passwordFile = join(folder.path, "password");
    const file = join(folder.path, "key.json");
    writeFileSync(passwordFile, "long enough");
    const made = await runCli(["keystore", "--file", file, "--password-file", passwordFile]);
    expect(made.code).to.equal(0);
    const address = /0x[0-9a-fA-F]{40}/.exec(made.output)?.[0] ?? "";
    const key = ["--keystore-file", file, "--password-file", passwordFile];
    const { output } = await runCli(["check", "node", ...nodeFlags(), ...key]);
    expect(output).to.contain(`${address} signs for no masternode`);
  });
});
