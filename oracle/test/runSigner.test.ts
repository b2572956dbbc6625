import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { lowerHex } from "../src/lib/lowerHex.ts";
import { RelayStage } from "./helpers/RelayStage.ts";
import { callCli } from "./helpers/callCli.ts";
import { temporaryFolder } from "./helpers/temporaryFolder.ts";

const { operator, buyer, signer1 } = localAccounts;

describe("the signer on the command line", function () {
  this.timeout(60_000);

  const stage = new RelayStage();
  const folder = temporaryFolder();
  const next = new Wallet(`0x${"77".repeat(32)}`);
  const [before, after] = [lowerHex(signer1.address), lowerHex(next.address)];

  const signer = (words: string[], environment: Record<string, string> = {}): ReturnType<typeof callCli> => {
    const yes = words[0] === "change" ? ["--yes"] : [];
    return callCli(["signer", ...words, ...yes, "--rpc-url", stage.chain.url], environment);
  };
  const shown = async (): Promise<string> => (await signer(["show", "--owner", operator.address])).output;

  it("is changed by its owner with the new key's proof, and signs once the set changes", async () => {
    expect(await shown())
      .to.contain(`Signer on the chain: ${before}`)
      .and.contain(`In signer set 1: ${before}.`);
    const keys = { SONM_OWNER_KEY: operator.privateKey, SONM_NEXT_SIGNER_KEY: next.privateKey };
    const { code, output } = await signer(["change"], keys);
    expect(code, output).to.equal(0);
    expect(output)
      .to.contain(`signs with ${before}`)
      .and.contain(`with ${after}`)
      .and.not.contain(next.privateKey.slice(2));
    expect(await shown())
      .to.contain(`Signer on the chain: ${after}`)
      .and.contain(`In signer set 1: ${before}, until the set changes; then ${after}.`);
    const again = await signer(["change"], keys);
    expect(again.code, again.output).to.equal(1);
    expect(again.output).to.contain("is the signer already");
    const { masternodes } = stage.as("buyer");
    await stage.pass(Number(await masternodes.rotationInterval()));
    await (await masternodes.rotate()).wait();
    expect(await shown()).to.contain(`In signer set 2: ${after}.`);
  });

  it("takes keys from keystores, and changes nothing where the node does not have the new key", async () => {
    const [password, keystore] = [join(folder.path, "password"), join(folder.path, "new.json")];
    writeFileSync(password, "a password");
    await callCli(["keystore", "--file", keystore, "--password-file", password]);
    const words = ["change", "--new-keystore-file", keystore, "--new-password-file", password];
    const node = await stage.node(folder.path, {}, "signer1");
    const { code, output } = await signer([...words, "--node", node.url], { SONM_OWNER_KEY: operator.privateKey });
    expect(code, output).to.equal(1);
    expect(output).to.contain("does not have the key of");
    expect(await shown()).to.contain(`Signer on the chain: ${before}`);
    const changed = await signer(words, { SONM_OWNER_KEY: operator.privateKey });
    expect(changed.code, changed.output).to.equal(0);
  });

  it("says what is wrong, and changes nothing", async () => {
    const refused = async (words: string[], environment: Record<string, string> = {}): Promise<string> => {
      const { code, output } = await signer(words, environment);
      expect(code, output).to.be.within(1, 2);
      return output;
    };
    expect(await refused(["turn"])).to.contain("sonm signer show");
    expect(await refused(["change"])).to.contain("key of the owner is missing");
    expect(await refused(["change"], { SONM_OWNER_KEY: operator.privateKey })).to.contain("new signer is missing");
    expect(await refused(["show"])).to.contain("Name the masternode's owner");
    const strangers = { SONM_OWNER_KEY: buyer.privateKey, SONM_NEXT_SIGNER_KEY: next.privateKey };
    expect(await refused(["change"], strangers)).to.contain("owns no masternode");
    const taken = { SONM_OWNER_KEY: operator.privateKey, SONM_NEXT_SIGNER_KEY: localAccounts.signer2.privateKey };
    expect(await refused(["change"], taken)).to.contain("belongs to the masternode of");
    expect(await shown()).to.contain(`Signer on the chain: ${before}`);
  });
});
