import { expect } from "chai";
import { parseEther, toQuantity, Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { connectContracts } from "../../scripts/lib/deploy/connectContracts.ts";
import { callCli } from "./helpers/callCli.ts";
import { TestChain } from "./helpers/TestChain.ts";

const SIGNER = new Wallet(`0x${"5a".repeat(32)}`);
const ENDPOINT = "https://node4.example/";

describe("oracle register", function () {
  this.timeout(60_000);

  let chain: TestChain;
  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
  });
  after(() => chain.stop());

  const register = (owner: string, bond: string, key = SIGNER.privateKey) => {
    const flags = ["--rpc-url", chain.url, "--owner", owner, "--bond", bond, "--endpoint", ENDPOINT];
    return callCli(["register", ...flags], { SONM_SIGNER_KEY: key });
  };

  it("prints two calls that, sent by the owner, register the signer's masternode", async () => {
    const holder = new Wallet(localAccounts.holder.privateKey, chain.provider);
    const { snm, masternodes } = connectContracts(networkOf(LOCAL_CHAIN_ID).contracts, holder);
    const owner = Wallet.createRandom(chain.provider);
    const bond = await masternodes.minimumBond();
    await (await snm.transfer(owner.address, bond)).wait();
    await chain.rpc("anvil_setBalance", owner.address, toQuantity(parseEther("1")));

    const { code, output } = await register(owner.address, String(bond / 10n ** 18n));
    expect(code, output).to.equal(0);
    const targets = [...output.matchAll(/^ {3}to: {3}(0x\w{40})$/gm)].map(([, to]) => to ?? "");
    const calls = [...output.matchAll(/^ {3}data: (0x[0-9a-f]+)$/gm)].map(([, data]) => data ?? "");
    expect([targets.length, calls.length]).to.deep.equal([2, 2]);
    for (const [index, data] of calls.entries()) {
      await (await owner.sendTransaction({ to: targets[index] ?? "", data })).wait();
    }
    const registered = await masternodes.masternode(owner.address);
    expect([registered.signer, registered.stake, registered.active]).to.deep.equal([SIGNER.address, bond, true]);

    const again = await register(owner.address, String(bond / 10n ** 18n));
    expect(again.code).to.equal(1);
    expect(again.output).to.contain("has a masternode, whose signer is").and.to.contain("holds 0.0 SNM");
  });

  it("says why the contract would refuse, all at once", async () => {
    const { code, output } = await register(Wallet.createRandom().address, "1", localAccounts.signer1.privateKey);
    expect(code).to.equal(1);
    expect(output).to.contain("signs for the masternode of").and.to.contain("The bond must be at least");
    expect(output).to.contain("less than the bond");
  });

  it("says how it is used where something is missing", async () => {
    const { code, output } = await callCli(["register", "--bond", "much", "--endpoint", "node"]);
    expect(code).to.equal(2);
    expect(output).to.contain("--bond: must be an amount").and.to.contain("--endpoint: must be an http");
    expect(output).to.contain("Use: sonm register --owner");
  });
});
