import { expect } from "chai";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { RelayStage } from "./helpers/RelayStage.ts";
import { callCli } from "./helpers/callCli.ts";

const { holder, operator, buyer } = localAccounts;

/** Seconds. */
const UNBONDING = 60;

const wei = (snm: string): string => String(parseEther(snm));

describe("stake in masternodes, on the command line", function () {
  this.timeout(90_000);

  const stage = new RelayStage();
  const run = (key: string | undefined, ...words: string[]) =>
    callCli(
      ["stake", ...words, "--yes", "--rpc-url", stage.chain.url],
      key === undefined ? {} : { SONM_OWNER_KEY: key },
    );
  const told = async (...words: string[]): Promise<Record<string, unknown>> => {
    const { code, output, result } = await run(holder.privateKey, ...words, "--json", "--masternode", operator.address);
    expect(code, output).to.equal(0);
    return JSON.parse(result) as Record<string, unknown>;
  };

  it("is added to another's masternode, unbonds and is withdrawn", async () => {
    const { masternodes, snm } = stage.as("buyer");
    const before = await snm.balanceOf(holder.address);
    const { stake: bond } = await masternodes.masternode(operator.address);
    expect(await told("show")).to.include({ account: holder.address, stake: "0", votes: "0", active: true });
    expect(await told("add", "250.5")).to.include({ stake: wei("250.5"), votes: wei("250.5"), pool: wei("100250.5") });
    expect(await snm.balanceOf(holder.address)).to.equal(before - parseEther("250.5"));
    const left = await told("leave", "50.5");
    expect(left).to.include({ stake: wei("200"), votes: wei("200") });
    expect(left["unbonding"]).to.have.nested.property("[0].amount", wei("50.5"));
    const early = await run(holder.privateKey, "withdraw", "--masternode", operator.address);
    expect([early.code, early.output.includes("The stake is still unbonding. It can be withdrawn from")]).to.deep.equal(
      [1, true],
    );
    await told("leave", "all");
    await stage.chain.rpc("evm_increaseTime", UNBONDING + 1);
    await stage.chain.rpc("evm_mine");
    const gone = await told("withdraw");
    expect(gone).to.deep.include({ stake: "0", votes: "0", unbonding: [] });
    expect(await snm.balanceOf(holder.address)).to.equal(before);
    expect((await masternodes.masternode(operator.address)).stake).to.equal(bond);
  });

  it("takes the seat again after jail, by the owner's key alone", async () => {
    const { masternodes } = stage.as("buyer");
    const treasury = await masternodes.dao();
    await stage.chain.rpc("anvil_setBalance", treasury, "0x8ac7230489e80000");
    await stage.chain.rpc("anvil_impersonateAccount", treasury);
    const data = masternodes.interface.encodeFunctionData("jail", [operator.address, 1_000n]);
    const sent = await stage.chain.rpc("eth_sendTransaction", {
      from: treasury,
      to: await masternodes.getAddress(),
      data,
    });
    await stage.chain.provider.waitForTransaction(sent as string);
    const early = await run(operator.privateKey, "activate");
    expect([early.code, early.output.includes("is jailed. It can take a seat from")]).to.deep.equal([1, true]);
    await stage.pass(1_001);
    const other = await run(holder.privateKey, "activate", "--masternode", operator.address);
    expect(other.output).to.contain(`Only ${operator.address.toLowerCase()} itself can do this`);
    const { code, output, result } = await run(operator.privateKey, "activate", "--json");
    expect(code, output).to.equal(0);
    expect(JSON.parse(result)).to.include({ active: true });
    expect((await masternodes.masternode(operator.address)).active).to.equal(true);
  });

  it("is refused in words where words, key or masternode are missing", async () => {
    for (const words of [[], ["take"], ["add"], ["add", "0"], ["add", "all"], ["leave", "-1"]]) {
      const { code, output } = await run(holder.privateKey, ...words);
      expect([code, output.includes("sonm stake")], words.join(" ")).to.deep.equal([2, true]);
    }
    expect((await run(undefined, "show")).output).to.contain("The key of whoever stakes is missing.");
    expect((await run(buyer.privateKey, "show")).output).to.contain(`${buyer.address} owns no masternode`);
  });
});
