import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { keccak256, toUtf8Bytes } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { snmText } from "../../src/dao/snmText.ts";
import { DaoStage, LONG_ENOUGH } from "../helpers/DaoStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const { supplier, operator, holder, buyer } = localAccounts;

describe("reports, roadmap, brake and records of the DAO, on the command line", function () {
  this.timeout(180_000);

  const stage = new DaoStage();
  const folder = temporaryFolder();
  const file = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };
  const decideAll = (title: string, ...actions: { action: string; values: object }[]) =>
    stage.decide("--file", file("all.json", JSON.stringify({ title, actions })));

  it("take a report with what the treasury really spent, and no other", async () => {
    const owed = { kind: "operations", author: supplier.address, period: "10 minutes", grace: "1 day" };
    await decideAll("Reports", { action: "ReportRegistry.setKind", values: owed });
    expect(await stage.told(undefined, "reports", "list")).to.contain(
      `“operations”: ${supplier.address} files it every 10 minutes.`,
    );
    await decideAll("Pay", { action: "SNM.transfer", values: { to: buyer.address, amount: "12.5" } });
    const report = file("report.md", "We spent 12.5 SNM.");
    const filing = ["reports", "file", "operations", "--file", report, "--uri", "https://dao.example/1"];
    expect(await stage.refused("supplier", ...filing)).to.contain("The period of the next report ends on");
    await stage.pass(600);
    expect(await stage.refused("supplier", ...filing, "--spent", "10")).to.contain(
      "The report says that the treasury spent 10 SNM; it spent 12.5 SNM. Correct the report, and file it with what the treasury spent.",
    );
    expect(await stage.refused("buyer", ...filing)).to.contain(
      "is not who files reports of the kind “operations”. Use its author's account.",
    );
    await stage.told("supplier", ...filing);
    expect(await stage.told(undefined, "reports", "list")).to.contain("12.5 SNM spent, https://dao.example/1");
    const checked = await stage.told(undefined, "reports", "check", "1", report);
    expect(checked).to.contain("is report 1, word for word.").and.to.contain("and the chain says 12.5 SNM");
    const other = file("other.md", "We spent 12 SNM.");
    expect(await stage.refused(undefined, "reports", "check", "1", other)).to.contain(
      "is not report 1: its hash is 0x",
    );
    await decideAll("False", {
      action: "ReportRegistry.voidReport",
      values: { reportId: 1, reason: "It lacks a page" },
    });
    expect(await stage.told(undefined, "reports", "check", "1", report)).to.contain("The DAO declared it void.");
    expect(await stage.refused("supplier", "reports", "file", "status", "--file", report, "--uri", "x")).to.contain(
      "Nobody owes",
    );
  });

  it("rank features by the votes of holders, who divide them at any time", async () => {
    const feature = (title: string) => ({
      action: "Roadmap.addFeature",
      values: {
        title,
        estimate: "1,000",
        contentHash: keccak256(toUtf8Bytes(title)),
        uri: `https://dao.example/${title}`,
      },
    });
    await decideAll("Features", feature("Bridge"), feature("Rendering"));
    await stage.pass(LONG_ENOUGH);
    const held = await stage.as("holder").snm.balanceOf(holder.address);
    await stage.told("holder", "roadmap", "support", "2=60%", "1=40%");
    const told = await stage.told(undefined, "roadmap", "list");
    expect(told).to.contain(
      `1. Feature 2: Rendering. Wanted by ${snmText((held * 6n) / 10n)}, estimated at 1,000 SNM.`,
    );
    expect(told).to.contain(`2. Feature 1: Bridge. Wanted by ${snmText((held * 4n) / 10n)}`);
    await stage.pass(LONG_ENOUGH);
    await stage.told("buyer", "roadmap", "count", holder.address);
    await stage.told("holder", "roadmap", "support", "1=100%");
    expect(await stage.told(undefined, "roadmap", "list")).to.contain("1. Feature 1: Bridge.");
    expect(await stage.refused("holder", "roadmap", "support", "1=60%", "2=50%")).to.contain("more than 100% together");
    expect(await stage.refused("holder", "roadmap", "support", "1")).to.contain('"1" is no share of a feature');
    expect(await stage.refused("holder", "roadmap", "support", "9=5%")).to.contain("There is no feature 9.");
  });

  it("stop new deals at once, by many or by the guardian, with a reason", async () => {
    expect(await stage.told(undefined, "brake", "status")).to.contain("The market takes new deals.");
    expect(await stage.refused("holder", "brake", "support")).to.contain("needs a reason");
    expect(await stage.refused("supplier", "brake", "support", "--reason", "x")).to.contain("had no votes");
    expect(await stage.refused("holder", "brake", "pull", "--reason", "x")).to.contain("`sonm dao brake support`.");
    const told = await stage.told("holder", "brake", "support", "--reason", "Deals are opened for nothing");
    expect(told).to.contain("The market takes no new deals until");
    expect(await stage.refused("operator", "brake", "pull", "--reason", "x")).to.contain(
      "The last pause is too recent. The next one can begin on",
    );
  });

  it("are read as they are: treasury, delegates, releases, charter and directory", async () => {
    const contentHash = keccak256("0x02");
    await decideAll(
      "Release",
      {
        action: "Releases.publish",
        values: { component: "agent", version: "1.2.0", contentHash, uri: "https://dao.example/agent" },
      },
      { action: "Releases.setMinimum", values: { component: "agent", version: "1.2.0" } },
      { action: "Directory.list", values: { name: "Token", target: stage.as("buyer").snm.target as string } },
      { action: "Charter.adopt", values: { text: "# Charter\n\nAnother one." } },
    );
    expect(await stage.told(undefined, "releases", "list")).to.match(/^agent 1\.2\.0 of .*, which counts: 0x/);
    expect(await stage.told(undefined, "directory")).to.contain(
      `Token: ${stage.as("buyer").snm.target as string}, version 1`,
    );
    expect(await stage.told(undefined, "charter")).to.equal("# Charter\n\nAnother one.\n");
    expect(await stage.told(undefined, "charter", "1")).to.contain("# Charter of the SONM DAO");
    expect(await stage.refused(undefined, "charter", "3")).to.contain("There is no version 3. The newest is 2.");
    const { guardian } = await stage.json<{ guardian: { address: string } }>(undefined, "treasury");
    expect(guardian.address).to.equal(operator.address);
    const { snm } = stage.as("buyer");
    const both = (await snm.balanceOf(holder.address)) + (await snm.balanceOf(buyer.address));
    await stage.told("buyer", "delegate", holder.address);
    await stage.pass(2);
    expect(await stage.told(undefined, "delegates")).to.contain(
      `${holder.address}: ${snmText(both)} of votes, from 2 accounts; voted on 1 proposal.`,
    );
    expect(await stage.json(undefined, "delegates")).to.have.length(1);
    const own = await stage.told(undefined, "delegates", operator.address);
    expect(own).to.contain(
      "100,000 SNM of votes: 0 SNM from wallets, 0 SNM that are locked, 100,000 SNM that are staked.",
    );
  });
});
