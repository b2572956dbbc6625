import { expect } from "chai";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { RelayStage } from "./helpers/RelayStage.ts";
import { callCli } from "./helpers/callCli.ts";

const { signer1, operator } = localAccounts;

describe("what submitted reports are paid back, on the command line", function () {
  this.timeout(60_000);

  const stage = new RelayStage();
  const run = (...words: string[]) =>
    callCli(["submissions", ...words, "--yes"], {
      SONM_NODE_PROFILE: "local",
      SONM_NODE_RPC_URL: stage.chain.url,
      SONM_NODE_DATA_DIR: "unused",
      SONM_NODE_RATE_SOURCES: JSON.stringify([{ url: "http://127.0.0.1:9/", path: "p", kind: "usdPerSnm" }]),
      SONM_SIGNER_KEY: signer1.privateKey,
    });

  it("is shown, with what the next report gives and how much is held for it", async () => {
    const { code, output } = await run("show", "--json");
    expect(code, output).to.equal(0);
    const told = JSON.parse(output) as Record<string, string>;
    expect(told).to.include({ submitter: signer1.address, credit: "0", perReport: String(parseEther("1")) });
    const { reports } = stage.as("buyer");
    expect(BigInt(told["budget"] ?? "")).to.equal(await reports.submissionBudget());
  });

  it("is collected by whoever has it, and refused in words", async () => {
    for (const words of [[], ["take"], ["collect"], ["collect", "0x12"]]) {
      const { code, output } = await run(...words);
      expect([code, output.includes("sonm submissions")]).to.deep.equal([2, true]);
    }
    const { code, output } = await run("collect", operator.address);
    expect(code).to.equal(1);
    expect(output).to.contain("has no credit for submitted reports. Collect with the account that submitted them.");
  });
});
