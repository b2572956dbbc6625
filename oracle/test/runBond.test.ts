import { expect } from "chai";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { RelayStage } from "./helpers/RelayStage.ts";
import { callCli } from "./helpers/callCli.ts";

const { worker, supplier } = localAccounts;

describe("bonds on the command line", function () {
  this.timeout(60_000);

  const stage = new RelayStage();

  const environment = (): Record<string, string> => ({
    SONM_AGENT_PROFILE: "local",
    SONM_AGENT_RPC_URL: stage.chain.url,
    SONM_AGENT_MASTER: supplier.address,
    SONM_AGENT_DATA_DIR: "unused",
    SONM_AGENT_BOND: "5",
    SONM_WORKER_KEY: worker.privateKey,
    SONM_MASTER_KEY: supplier.privateKey,
  });

  const wei = (snm: string): string => String(parseEther(snm));

  const bond = async (...words: string[]): Promise<{ worker: string; ledgerBalance: string; bond: string }> => {
    const { code, output, result } = await callCli(["bond", ...words, "--json", "--yes"], environment());
    expect(code, output).to.equal(0);
    return JSON.parse(result) as { worker: string; ledgerBalance: string; bond: string };
  };

  it("come from the master's wallet into the worker's ledger balance, and back", async () => {
    const { snm, market } = stage.as("supplier");
    await (await stage.as("buyer").snm.transfer(supplier.address, parseEther("20"))).wait();
    const before = await snm.balanceOf(supplier.address);
    expect(await bond("show")).to.deep.equal({ worker: worker.address, ledgerBalance: "0", bond: wei("5"), sent: [] });
    expect((await bond("deposit", "12.5")).ledgerBalance).to.equal(wei("12.5"));
    expect(await market.balanceOf(worker.address)).to.equal(parseEther("12.5"));
    expect(await snm.balanceOf(supplier.address)).to.equal(before - parseEther("12.5"));
    expect((await bond("withdraw", "2")).ledgerBalance).to.equal(wei("10.5"));
    expect((await bond("withdraw", "all")).ledgerBalance).to.equal("0");
    expect(await snm.balanceOf(supplier.address)).to.equal(before);
  });

  it("say what is wrong, and move nothing", async () => {
    const refused = async (words: string[], changes: Record<string, string> = {}): Promise<string> => {
      const { code, output } = await callCli(["bond", ...words, "--yes"], { ...environment(), ...changes });
      expect(code, output).to.be.within(1, 2);
      return output;
    };
    for (const words of [[], ["take"], ["deposit"], ["deposit", "0"], ["deposit", "-1"], ["deposit", "all"]]) {
      expect(await refused(words)).to.contain("sonm bond");
    }
    expect(await refused(["withdraw", "1"])).to.contain(
      "The ledger balance is 0 SNM; 1 SNM are needed. Deposit at least 1 SNM more.",
    );
    expect(await refused(["show"], { SONM_WORKER_KEY: "" })).to.contain("needs a worker key");
  });
});
