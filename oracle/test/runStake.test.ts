import { expect } from "chai";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { RelayStage } from "./helpers/RelayStage.ts";
import { runCli } from "./helpers/runCli.ts";

const { holder, operator, buyer } = localAccounts;

/** Seconds. */
const UNBONDING = 60;

describe("stake in masternodes, on the command line", function () {
  this.timeout(90_000);

  const stage = new RelayStage();
  const run = (key: string | undefined, ...words: string[]) =>
    runCli(["stake", ...words, "--rpc-url", stage.chain.url], key === undefined ? {} : { SONM_OWNER_KEY: key });
  const told = async (...words: string[]): Promise<Record<string, unknown>> => {
    const { code, output } = await run(holder.privateKey, ...words, "--masternode", operator.address);
    expect(code, output).to.equal(0);
    return JSON.parse(output) as Record<string, unknown>;
  };

  it("is added to another's masternode, unbonds and is withdrawn", async () => {
    const { masternodes, snm } = stage.as("buyer");
    const before = await snm.balanceOf(holder.address);
    const { stake: bond } = await masternodes.masternode(operator.address);
    expect(await told("show")).to.include({ account: holder.address, stake: "0.0", votes: "0.0", active: true });
    expect(await told("add", "250.5")).to.include({ stake: "250.5", votes: "250.5", pool: "100250.5" });
    expect(await snm.balanceOf(holder.address)).to.equal(before - parseEther("250.5"));
    const left = await told("leave", "50.5");
    expect(left).to.include({ stake: "200.0", votes: "200.0" });
    expect(left["unbonding"]).to.have.nested.property("[0].amount", "50.5");
    const early = await run(holder.privateKey, "withdraw", "--masternode", operator.address);
    expect([early.code, early.output.includes("MasternodeStillUnbonding")]).to.deep.equal([1, true]);
    await told("leave", "all");
    await stage.chain.rpc("evm_increaseTime", UNBONDING + 1);
    await stage.chain.rpc("evm_mine");
    const gone = await told("withdraw");
    expect(gone).to.deep.include({ stake: "0.0", votes: "0.0", unbonding: [] });
    expect(await snm.balanceOf(holder.address)).to.equal(before);
    expect((await masternodes.masternode(operator.address)).stake).to.equal(bond);
  });

  it("is refused in words where words, key or masternode are missing", async () => {
    for (const words of [[], ["take"], ["add"], ["add", "0"], ["add", "all"], ["leave", "-1"]]) {
      const { code, output } = await run(holder.privateKey, ...words);
      expect([code, output.includes("Use: stake show")]).to.deep.equal([1, true]);
    }
    expect((await run(undefined, "show")).output).to.contain("The key of whoever stakes is missing.");
    expect((await run(buyer.privateKey, "show")).output).to.contain(`${buyer.address} owns no masternode`);
  });
});
