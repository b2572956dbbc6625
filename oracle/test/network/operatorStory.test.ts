import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { parseEther, toQuantity, Wallet } from "ethers";
import { z } from "zod";

import { address, CliUser, hash, wei } from "../helpers/CliUser.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { waitFor } from "./waitFor.ts";

/** The place of the node that joins: its port is free, as nobody starts the masternode that has it on the local network. */
const OWN = 2;

/** Seconds. */
const OFTEN = { SONM_NODE_DUTY_SECONDS: "6" };
const NEVER = { SONM_NODE_DUTY_SECONDS: "1e9" };
const UNBONDING = 60;

const commission = z.object({
  commission: z.int(),
  next: z.int(),
  startsAt: z.int().nullable(),
  payout: address,
});
const standing = z.object({ owner: address, endpoint: z.string(), description: z.string(), active: z.boolean() });
const stake = z.object({
  stake: wei,
  pool: wei,
  active: z.boolean(),
  unbonding: z.array(z.object({ amount: wei, releasedAt: z.int() })),
});
const duty = z.object({ earned: wei, claimed: wei, claimable: wei, commission: wei });

describe("the story of a masternode's operator, by sonm alone", function () {
  this.timeout(300_000);
  // Nothing of a story can be done twice.
  this.retries(0);

  let network: NetworkUnderTest;
  const owner = Wallet.createRandom();
  const cold = Wallet.createRandom().address;
  const password = "correct horse";
  const bob = new CliUser({ SONM_OWNER_KEY: owner.privateKey }, () => network.rpcUrl);

  before(async () => {
    network = await NetworkUnderTest.start();
    const { snm, wallet } = network.as("holder");
    await (await snm.transfer(owner.address, parseEther("100100"))).wait();
    await (await wallet.sendTransaction({ to: owner.address, value: parseEther("5") })).wait();
    await Promise.all([0, 1].map((index) => network.startNode(index, undefined, OFTEN)));
  });
  after(() => network?.stop());

  const pass = async (seconds: number): Promise<void> => {
    await network.provider.send("evm_increaseTime", [toQuantity(seconds)]);
    await network.provider.send("evm_mine", []);
  };

  it("makes a key, bonds, runs a node, earns, changes its terms and leaves", async () => {
    // A key of the node's own, and the bond.
    const [keystore, passwordFile] = [join(network.folder, "signer.json"), join(network.folder, "password")];
    writeFileSync(passwordFile, password);
    const made = await bob.told(z.object({ address }), "keystore", "--file", keystore, "--password-file", passwordFile);
    const key = ["--keystore-file", keystore, "--password-file", passwordFile];
    const terms = ["--owner", owner.address, "--bond", "100000", "--commission", "4", ...key];
    const away = "http://127.0.0.1:9";
    const registered = z.object({ signer: address, sent: z.array(z.object({ transaction: hash })) });
    const joined = await bob.told(registered, "register", ...terms, "--endpoint", away);
    expect([joined.signer.toLowerCase(), joined.sent.length]).to.deep.equal([made.address.toLowerCase(), 2]);
    expect(await bob.refused("register", ...terms, "--endpoint", away)).to.contain("Change its signer");
    expect((await bob.told(commission, "commission", "show")).commission).to.equal(400);

    // Where it is reached, and what delegators read.
    const url = network.nodeUrl(OWN);
    expect(await bob.told(standing, "masternode", "endpoint", url)).to.include({ endpoint: url, active: true });
    const described = await bob.told(standing, "masternode", "describe", "Run", "by", "Bob");
    expect(described).to.include({ owner: owner.address, endpoint: url, description: "Run by Bob" });

    // The node runs, is in the set and earns.
    await network.startNode(OWN, undefined, {
      ...NEVER,
      SONM_SIGNER_KEY: "",
      SONM_NODE_KEYSTORE_FILE: keystore,
      SONM_NODE_PASSWORD_FILE: passwordFile,
    });
    const inSet = z.object({ owner: address, inSet: address.nullable() });
    const isIn = async () => (await bob.told(inSet, "signer", "show")).inSet ?? undefined;
    expect(await waitFor("a seat in the signer set", isIn, 60)).to.equal(made.address.toLowerCase());
    const earned = await waitFor(
      "what the node earned",
      async () => {
        const found = await bob.told(duty, "duty", "show");
        return BigInt(found.claimable) > 0n ? found : undefined;
      },
      120,
    );
    expect(earned.claimed).to.equal("0");
    const claimed = await bob.told(duty, "duty", "claim");
    expect(BigInt(claimed.claimed) > 0n && BigInt(claimed.commission) > 0n).to.equal(true);

    // Commission: another address, paid, announced higher.
    expect((await bob.told(commission, "commission", "payout", cold)).payout).to.equal(cold);
    await bob.told(commission, "commission", "pay");
    const { snm } = network.as("holder");
    expect(await snm.balanceOf(cold)).to.equal(BigInt(claimed.commission));
    const announced = await bob.told(commission, "commission", "change", "6.5");
    expect([announced.commission, announced.next]).to.deep.equal([400, 650]);
    expect(await bob.refused("commission", "change", "20")).to.contain("A commission changes by 5 points at most");

    // The seat is given up, the stake unbonds and comes back.
    expect((await bob.told(stake, "stake", "retire")).active).to.equal(false);
    await network.stopNode(OWN);
    const left = await bob.told(stake, "stake", "leave", "all");
    expect([left.stake, left.unbonding.length]).to.deep.equal(["0", 1]);
    expect(await bob.refused("stake", "withdraw")).to.contain("The stake is still unbonding.");
    await pass(UNBONDING + 1);
    expect((await bob.told(stake, "stake", "withdraw")).unbonding).to.deep.equal([]);
    const { wallet } = await bob.told(z.object({ wallet: wei }), "account", "show");
    expect(BigInt(wallet) >= parseEther("100100")).to.equal(true);
  });
});
