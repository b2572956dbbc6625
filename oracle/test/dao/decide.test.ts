import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { snmText } from "../../src/dao/snmText.ts";
import { DaoStage, LONG_ENOUGH } from "../helpers/DaoStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const { holder, buyer, supplier, operator } = localAccounts;

const FEE = ["--action", "Market.setFee", "--set", "fee=1.5%"];
const TITLE = ["--title", "Raise the market fee"];

describe("decisions of the DAO, on the command line", function () {
  this.timeout(120_000);

  const stage = new DaoStage();
  const folder = temporaryFolder();
  const file = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };

  /** What the holder votes with. */
  const votes = async () => snmText(await stage.as("holder").snm.balanceOf(holder.address));

  it("are proposed, voted on by three, one by signature and one with staked SNM only, queued and executed", async () => {
    const body = file("why.md", "The treasury pays for the work on a bridge.");
    await stage.told("buyer", "delegate", "self");
    const proposed = await stage.told(
      "holder",
      "propose",
      ...[...FEE, ...TITLE, "--body-file", body, "--discussion", "https://forum.example/t/1"],
    );
    expect(proposed).to.contain("1. To raise the market fee from 1% to 1.5%.");
    expect(proposed).to.contain("Tried on the chain as it is now, it works.");
    expect(proposed).to.contain("It is proposal #1");
    expect(await stage.refused("holder", "vote", "1", "for")).to.contain("The vote on proposal #1 begins after");
    await stage.pass(10);

    expect(await stage.told("holder", "vote", "1", "for", "--reason", "We need it")).to.contain(
      `voted for on proposal #1 with ${await votes()}.`,
    );
    const ballot = file("ballot.json", await stage.told("buyer", "vote", "1", "against", "--sign-only"));
    expect(await stage.told("supplier", "vote-by-signature", ballot)).to.contain(
      `The vote of ${buyer.address.toLowerCase()} on proposal #1 counts with 100,000 SNM.`,
    );
    expect(await stage.refused("supplier", "vote-by-signature", ballot)).to.contain("good no more");
    expect(await stage.told("operator", "vote", "1", "abstain")).to.contain("with 100,000 SNM");

    const shown = await stage.told(undefined, "show", "1");
    expect(shown)
      .to.contain("#1 Raise the market fee (active)")
      .and.to.contain("The treasury pays for the work on a bridge.");
    expect(shown).to.contain("Discussion: https://forum.example/t/1").and.not.to.contain("#proposer");
    expect(shown).to.contain(`${holder.address} for, ${await votes()}: We need it`);
    expect(shown).to.contain(`${buyer.address} against, 100,000 SNM`);
    expect(shown).to.contain("against 100,000 SNM, abstained 100,000 SNM. The quorum is");
    expect(await stage.refused("buyer", "queue", "1")).to.contain("Proposal #1 is active.");

    await stage.pass(LONG_ENOUGH);
    expect(await stage.told(undefined, "show", "1")).to.contain(
      "Anybody can put it into the treasury's queue: `dao queue 1`.",
    );
    await stage.told("supplier", "queue", "1");
    expect(await stage.refused("supplier", "execute", "1")).to.contain("Proposal #1 can be executed from");
    await stage.pass(LONG_ENOUGH);
    expect(await stage.told("supplier", "execute", "1")).to.contain("Proposal #1 is executed.");
    expect(await stage.as("buyer").market.fee()).to.equal(150n);
    expect(await stage.told(undefined, "list", "--state", "executed")).to.match(/^#1 executed: Raise the market fee\./);
    expect(await stage.json(undefined, "list", "--state", "pending")).to.deep.equal([]);
  });

  it("of several calls are written in a file, and said one by one", async () => {
    const actions = [
      { action: "SNM.transfer", values: { to: supplier.address, amount: 1_000 } },
      { action: "Treasury.setStandardDelay", values: { delay: "10 days" } },
      { action: "SonmGovernor.setVotingPeriod", values: { votingPeriod: "4 days" } },
    ];
    const path = file("proposal.json", JSON.stringify({ title: "Several", body: "Text", actions }));
    const before = await stage.as("buyer").snm.balanceOf(supplier.address);
    expect(await stage.told(undefined, "simulate", "--file", path)).to.contain(
      "Tried on the chain as it is now, it works.",
    );
    const number = await stage.decide("--file", path);
    const shown = await stage.json<{ calls: { words: string }[] }>(undefined, "show", number);
    expect(shown.calls.map(({ words }) => words)).to.deep.equal([
      `pay 1,000 SNM to ${supplier.address}`,
      "leave the time that decisions wait at 10 days",
      "leave the time for which votes last at 4 days",
    ]);
    expect((await stage.as("buyer").snm.balanceOf(supplier.address)) - before).to.equal(1_000n * 10n ** 18n);
    expect(await stage.as("buyer").governor.votingPeriod()).to.equal(345_600n);
  });

  it("that would fail are refused before they are proposed, with the call and the reason", async () => {
    const actions = [
      { action: "Market.setFee", values: { fee: "2%" } },
      { action: "SNM.transfer", values: { to: supplier.address, amount: "900,000,000" } },
    ];
    const path = file("poor.json", JSON.stringify({ title: "Too much", actions }));
    const refused = await stage.refused("holder", "propose", "--file", path);
    expect(refused).to.contain("call 2 is refused.").and.to.contain("; 900,000,000 SNM are needed.");
    expect(await stage.json(undefined, "list")).to.deep.equal([]);
    expect(await stage.told("holder", "propose", "--file", path, "--anyway")).to.contain("It is proposal #1");
    const split = ["holders", "masternodes", "treasury"].flatMap((part) => ["--set", `${part}=50%`]);
    const simulated = await stage.told(undefined, "simulate", "--action", "FeeSplitter.setSplit", ...split);
    expect(simulated)
      .to.contain("Warning: The parts are not 100% together")
      .and.to.contain("call 1 is refused. The shares are 150% together. Choose shares that are 100% together.");
  });

  it("are shown without a key, tried for an account, and not sent", async () => {
    const shown = await stage.json<Record<string, unknown>>(
      undefined,
      "propose",
      ...FEE,
      ...TITLE,
      "--from",
      holder.address,
    );
    expect(shown).to.include({ sent: false, to: stage.as("buyer").governor.target });
    expect(shown["description"]).to.match(/^# Raise the market fee\n\n#proposer=0x/);
    const poor = await stage.refused(undefined, "propose", ...FEE, ...TITLE, "--from", supplier.address);
    expect(poor).to.contain("Proposing takes 44,400 votes; this account has 0. Get another 44,400 votes");
    expect(await stage.told(undefined, "propose", ...FEE, ...TITLE)).to.contain(
      "It was not tried: name the account by --from.",
    );
    expect(await stage.json(undefined, "list")).to.deep.equal([]);
  });

  it("are taken back by their proposer before the vote, and vetoed by the guardian with a reason", async () => {
    await stage.told("holder", "propose", ...FEE, ...TITLE);
    expect(await stage.refused("buyer", "cancel", "1")).to.contain(
      "Only its proposer can, and only before the vote begins.",
    );
    await stage.told("holder", "cancel", "1");
    expect(await stage.told(undefined, "show", "1"))
      .to.contain("(cancelled)")
      .and.to.contain("Nothing is left to do.");
    await stage.told("holder", "propose", ...FEE, "--title", "Again");
    expect(await stage.refused("operator", "veto", "2")).to.contain("needs a reason");
    expect(await stage.refused("holder", "veto", "2", "--reason", "no")).to.contain("Only the guardian may veto");
    await stage.told("operator", "veto", "2", "--reason", "It was a mistake");
    expect(await stage.refused("holder", "vote", "2", "for")).to.contain("Proposal #2 is cancelled");
  });

  it("are executed no more once the code of a target is another one, and say so", async () => {
    await stage.told("holder", "propose", ...FEE, ...TITLE);
    await stage.pass(10);
    await stage.told("holder", "vote", "1", "for");
    await stage.pass(LONG_ENOUGH);
    await stage.told("buyer", "queue", "1");
    await stage.pass(LONG_ENOUGH);
    const { target } = stage.as("buyer").market;
    await stage.chain.rpc("anvil_setCode", target, "0x600160005260206000f3");
    const shown = await stage.told(undefined, "show", "1");
    expect(shown).to.contain("it can't be executed any more").and.not.to.contain("`dao execute 1`");
    expect(await stage.refused("buyer", "execute", "1")).to.contain(
      "A contract that the proposal calls has other code than when it was proposed.",
    );
  });

  it("are voted on by whoever had votes, once, and say else why not", async () => {
    await stage.told("holder", "propose", ...FEE, ...TITLE);
    await stage.pass(10);
    expect(await stage.refused("supplier", "vote", "1", "for"))
      .to.contain("had no votes")
      .and.to.contain("`dao delegate`");
    await stage.told("holder", "vote", "1", "for");
    expect(await stage.refused("holder", "vote", "1", "against")).to.contain("has voted on this proposal already");
    const signed = JSON.parse(
      await stage.told("operator", "vote", "1", "for", "--sign-only", "--reason", "Good"),
    ) as object;
    const forged = file("forged.json", JSON.stringify({ ...signed, support: 0 }));
    expect(await stage.refused("supplier", "vote-by-signature", forged)).to.contain("did not sign this vote");
    const elsewhere = file("elsewhere.json", JSON.stringify({ ...signed, chainId: 1 }));
    expect(await stage.refused("supplier", "vote-by-signature", elsewhere)).to.contain("on chain 1");
    await stage.told("supplier", "vote-by-signature", file("good.json", JSON.stringify(signed)));
    expect(await stage.told(undefined, "show", "1")).to.contain(`${operator.address} for, 100,000 SNM: Good`);
  });

  it("say in words what is wrong with the words", async () => {
    const cases: [string[], string][] = [
      [[], "Say what: `sonm dao list`"],
      [["decide"], 'There is no verb "dao decide"'],
      [["vote", "1", "maybe"], "Use: vote <number> for|against|abstain"],
      [["show", "9"], "There is no proposal 9. See `dao list`."],
      [["show", "me"], "Name the proposal by its number"],
      [["list", "--state", "done"], 'No proposal is ever "done"'],
      [["list", "--reason", "x"], "`dao list` has no flag --reason"],
      [["propose", "--title", "T"], "Say what to propose"],
      [["propose", ...FEE], "Give a title of one line."],
      [["propose", "--action", "Market.setfees", "--title", "T"], 'There is no action "Market.setfees"'],
      [["propose", "--action", "Market.setFee", "--set", "fee=9%", "--title", "T"], "Fee (fee): Give at most 5%."],
      [["propose", "--action", "Market.setFee", "--set", "fee", "--title", "T"], "give a name, = and a value"],
      [["propose", ...FEE, "--set", "fee=2%", "--title", "T"], "is given twice"],
      [["propose", ...FEE, ...TITLE, "--discussion", "forum.example"], "Give a link that begins with https://."],
      [["propose", "--file", join(folder.path, "none.json")], "can't be read"],
      [["propose", "--file", file("bad.json", '{"actions": []}')], "holds no proposal"],
      [["delegate", "me"], '"me" is no address'],
    ];
    for (const [words, message] of cases)
      expect(await stage.refused("holder", ...words), words.join(" ")).to.contain(message);
  });

  it("have a list of what they can be made of, with the values of each", async () => {
    expect(await stage.told(undefined, "actions")).to.contain("Parameters:\n  Market.setFee: Set the market fee");
    expect(await stage.told(undefined, "actions", "market.setfee"))
      .to.contain("--set fee=…  Fee.")
      .and.to.contain("at most 5%");
    expect(await stage.told(undefined, "actions", "WorkOrders.publish")).to.contain("--set milestones.0.amount=…");
    expect(await stage.refused(undefined, "actions", "Market.open")).to.contain("There is no action");
  });
});
