import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { parseEther } from "ethers";
import { z } from "zod";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { address, CliUser, wei } from "../helpers/CliUser.ts";
import { RelayStage } from "../helpers/RelayStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const { buyer, holder, operator, nodeOwner2, supplier } = localAccounts;

/** Seconds that are longer than any wait of the local DAO, and than its unbonding. */
const LONG = 120;

const held = z.object({ locked: wei, earned: wei, wallet: wei });
const stake = z.object({
  masternode: address,
  stake: wei,
  unbonding: z.array(z.object({ amount: wei, releasedAt: z.int() })),
});

describe("the story of a token holder, by sonm alone", function () {
  this.timeout(120_000);

  const stage = new RelayStage();
  const folder = temporaryFolder();
  const rpcUrl = (): string => stage.chain.url;
  const ada = new CliUser({ SONM_KEY: holder.privateKey }, rpcUrl);
  const author = new CliUser({ SONM_KEY: supplier.privateKey }, rpcUrl);

  const file = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };

  /** Proposes, votes and waits until it is done. */
  const decide = async (title: string, ...actions: { action: string; values: object }[]): Promise<string> => {
    const path = file("proposal.json", JSON.stringify({ title, actions }));
    const { number } = await ada.told(z.object({ number: z.string() }), "dao", "propose", "--file", path);
    await stage.pass(10);
    await ada.said("vote", number, "for", "--reason", "We need it");
    await stage.pass(LONG);
    await ada.said("dao", "queue", number);
    await stage.pass(LONG);
    await ada.said("dao", "execute", number);
    return number;
  };

  it("swaps, delegates, earns, decides and reads what was reported", async () => {
    // The original token becomes SNM.
    const before = await ada.told(z.object({ wallet: wei }), "account", "show");
    const { wallet } = await ada.told(z.object({ wallet: wei }), "swap", "100");
    expect(BigInt(wallet) - BigInt(before.wallet)).to.equal(parseEther("100"));

    // A masternode is chosen by what it keeps, gets stake, and loses it to another.
    const listed = z.object({
      masternodes: z.array(z.object({ owner: address, stake: wei, active: z.boolean(), commission: z.int() })),
    });
    const { masternodes } = await ada.told(listed, "masternode", "list");
    expect(masternodes.map((one) => one.owner)).to.include.members([operator.address, nodeOwner2.address]);
    expect(masternodes.every(({ active, stake: all }) => active && BigInt(all) >= parseEther("100000"))).to.equal(true);
    const [at, to] = [["--masternode", operator.address], nodeOwner2.address];
    expect((await ada.told(stake, "stake", "add", "40", ...at)).stake).to.equal(String(parseEther("40")));
    expect((await ada.told(stake, "stake", "leave", "all", ...at)).unbonding).to.have.length(1);
    expect(await ada.refused("stake", "move", to, ...at)).to.contain("The stake is still unbonding.");
    await stage.pass(LONG);
    const moved = await ada.told(stake, "stake", "move", to, ...at);
    expect([moved.masternode, moved.stake, moved.unbonding]).to.deep.equal([
      to.toLowerCase(),
      String(parseEther("40")),
      [],
    ]);
    expect((await ada.told(stake, "stake", "show", ...at)).stake).to.equal("0");

    // Locked SNM earn from the market's fees.
    expect((await ada.told(held, "lock", "50")).locked).to.equal(String(parseEther("50")));
    await stage.pass(2);
    const { snm, splitter } = stage.as("holder");
    await (await snm.transfer(await splitter.getAddress(), parseEther("10"))).wait();
    const claimed = await ada.told(held, "dividends", "claim");
    expect(claimed.earned).to.equal("0");
    expect(BigInt(claimed.wallet) > BigInt(wallet) - parseEther("101")).to.equal(true);
    await stage.pass(2);
    expect((await ada.told(held, "unlock", "all")).locked).to.equal("0");

    // Votes are given to oneself; a proposal is made, decided and executed.
    await ada.told(z.object({ sent: z.literal(true) }), "delegate", "self");
    await stage.pass(2);
    const first = await decide(
      "Reports",
      {
        action: "ReportRegistry.setKind",
        values: { kind: "operations", author: supplier.address, period: "10 minutes", grace: "1 day" },
      },
      { action: "SNM.transfer", values: { to: buyer.address, amount: "12.5" } },
    );
    expect(await ada.said("dao", "show", first))
      .to.contain("(executed)")
      .and.to.contain("We need it");
    expect(await ada.refused("vote", first, "against")).to.contain(`Proposal #${first} is executed`);

    // What the author reports of it is read, and held against the chain.
    await stage.pass(600);
    const report = file("report.md", "We spent 12.5 SNM.");
    const filing = ["--file", report, "--uri", "https://dao.example/1"];
    expect(await author.refused("dao", "reports", "file", "operations", ...filing, "--spent", "9")).to.contain(
      "The report says that the treasury spent 9 SNM; it spent",
    );
    await author.said("dao", "reports", "file", "operations", ...filing);
    expect(await ada.said("dao", "reports", "list")).to.contain("https://dao.example/1");
    expect(await ada.said("dao", "reports", "check", "1", report)).to.contain("is report 1, word for word.");
  });
});
