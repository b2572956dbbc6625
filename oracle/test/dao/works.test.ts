import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { keccak256, parseEther, toUtf8Bytes } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { DaoStage } from "../helpers/DaoStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const { supplier, operator } = localAccounts;

const HOUR = 3_600;

describe("work orders, on the command line", function () {
  this.timeout(180_000);

  const stage = new DaoStage();
  const folder = temporaryFolder();
  const file = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };
  const balance = () => stage.as("buyer").snm.balanceOf(supplier.address);

  /** Publishes an order of two milestones that the operator reviews, by a decision. */
  async function publish(): Promise<void> {
    const now = await stage.now();
    const values = {
      ...{ title: "A bridge", uri: "https://forum.example/bridge" },
      ...{
        "terms.contentHash": keccak256(toUtf8Bytes("bridge")),
        "terms.reviewer": operator.address,
        "terms.reviewFee": "10",
      },
      ...{ "terms.offersUntil": String(now + HOUR), "terms.reviewPeriod": "1 hour" },
      ...{ "milestones.0.amount": "1,000", "milestones.0.deadline": String(now + 2 * HOUR) },
      ...{ "milestones.1.amount": "500", "milestones.1.deadline": String(now + 3 * HOUR) },
    };
    const actions = [{ action: "WorkOrders.publish", values }];
    await stage.decide("--file", file("work.json", JSON.stringify({ title: "A bridge", actions })));
  }

  const offering = async (hours = 5) => [
    ...["--file", file("offer.md", "I build it."), "--uri", "https://dev.example/offer"],
    ...["--valid-until", String((await stage.now()) + hours * HOUR)],
  ];

  it("go from a proposal over a signed offer to the last milestone", async () => {
    await publish();
    expect(await stage.told(undefined, "works", "list")).to.contain(
      "1. A bridge (open): budget 1,520 SNM, 1,520 SNM of it not paid.",
    );
    const high = await stage.refused(
      "supplier",
      "works",
      "offer",
      "1",
      "--amounts",
      "1000.5; 500",
      ...(await offering()),
    );
    expect(high).to.contain("The offer asks for 1,000.5 SNM where 1,000 SNM are ordered at most.");
    const few = await stage.refused("supplier", "works", "offer", "1", "--amounts", "900", ...(await offering()));
    expect(few).to.contain("has 2 milestones");
    const signed = await stage.told(
      "supplier",
      "works",
      "offer",
      "1",
      "--amounts",
      "900; 400",
      "--sign-only",
      ...(await offering()),
    );
    await stage.told("buyer", "works", "offer", "1", "--offer-file", file("signed.json", signed));
    const shown = await stage.told(undefined, "works", "show", "1");
    expect(shown)
      .to.contain(`Offer of ${supplier.address}: 900 SNM, 400 SNM, valid until`)
      .and.to.contain("Developers offer until");

    const { offers } = await stage.json<{ offers: { take: object }[] }>(undefined, "works", "show", "1");
    await stage.decide(
      "--file",
      file("take.json", JSON.stringify({ title: "Take the offer", actions: [offers[0]?.take] })),
    );

    const running = await stage.told(undefined, "works", "show", "1");
    expect(running).to.contain(`(running, ${supplier.address})`).and.to.contain(`Milestone 0: 900 SNM until`);
    expect(running).to.contain(`${supplier.address} delivers until`);
    expect(await stage.refused("supplier", "works", "deliver", "1", "0")).to.contain("Name what was made by --file");
    const made = ["--file", file("code.zip", "code"), "--uri", "https://dev.example/code"];
    expect(await stage.refused("buyer", "works", "deliver", "1", "0", ...made)).to.contain(
      "Only the developer of work order 1",
    );
    await stage.told("supplier", "works", "deliver", "1", "0", ...made);
    expect(await stage.refused("supplier", "works", "accept", "1", "0")).to.contain(
      "Only the reviewer of work order 1 may do this",
    );
    const before = await balance();
    await stage.told("operator", "works", "accept", "1", "0");
    expect((await balance()) - before).to.equal(parseEther("900"));
    expect(await stage.refused("operator", "works", "accept", "1", "0")).to.contain(
      "Milestone 0 of work order 1 is settled",
    );

    await stage.told("supplier", "works", "deliver", "1", "1", ...made);
    await stage.told(
      "operator",
      "works",
      "reject",
      "1",
      "1",
      "--file",
      file("why.md", "It fails"),
      "--uri",
      "https://dev.example/why",
    );
    await stage.told("supplier", "works", "deliver", "1", "1", ...made);
    expect(await stage.refused("buyer", "works", "settle", "1", "1")).to.contain(
      "This can be done with work order 1 from",
    );
    await stage.pass(HOUR + 1);
    expect(await stage.told(undefined, "works", "show", "1")).to.contain(
      "Anybody can have it paid now: `dao works settle 1 1`.",
    );
    await stage.told("buyer", "works", "settle", "1", "1");
    expect((await balance()) - before).to.equal(parseEther("1300"));
    expect(await stage.told(undefined, "works", "list")).to.contain(`1. A bridge (ended, ${supplier.address})`);
    expect(await stage.as("buyer").works.totalHeld()).to.equal(0n);
  });

  it("are asked of a team that answers, and a dispute is decided by a vote", async () => {
    await publish();
    await stage.decide(
      "--action",
      "WorkOrders.askTeam",
      "--set",
      "orderId=1",
      "--set",
      `team=${supplier.address}`,
      "--title",
      "Ask",
    );
    expect(await stage.told(undefined, "works", "show", "1")).to.contain(`${supplier.address} takes it or declines`);
    expect(await stage.refused("buyer", "works", "answer", "1", "yes")).to.contain("or the team that was asked");
    await stage.told("supplier", "works", "answer", "1", "yes");
    const made = ["--hash", keccak256("0x01"), "--uri", "https://dev.example/code"];
    await stage.told("supplier", "works", "deliver", "1", "0", ...made);
    await stage.told("operator", "works", "reject", "1", "0", ...made);
    await stage.told("supplier", "works", "dispute", "1", "0", ...made);
    expect(await stage.told(undefined, "works", "show", "1")).to.contain("The DAO decides by a proposal.");
    const before = await balance();
    const sets = ["orderId=1", "milestone=0", "developerShare=25%"].flatMap((set) => ["--set", set]);
    await stage.decide("--action", "WorkOrders.resolve", ...sets, "--title", "A quarter");
    expect((await balance()) - before).to.equal(parseEther("250"));
  });

  it("take offers back, and say in words what does not fit", async () => {
    await publish();
    await stage.told("supplier", "works", "offer", "1", ...(await offering()));
    await stage.told("supplier", "works", "withdraw", "1");
    expect(await stage.told(undefined, "works", "show", "1")).to.contain("(withdrawn)");
    expect(await stage.refused("supplier", "works", "withdraw", "1")).to.contain("has no offer for work order 1");
    expect(await stage.refused("operator", "works", "offer", "1", ...(await offering()))).to.contain(
      "reviews this work order, and can't do the work too.",
    );
    const cases: [string[], string][] = [
      [["works"], "Say what: `sonm dao works list`, `sonm dao works show`"],
      [["works", "show"], "<order> is missing"],
      [["works", "show", "7"], "There is no work order 7. See `dao works list`."],
      [["works", "show", "all"], '"all" is no number of a work order'],
      [["works", "settle", "1", "9"], "Work order 1 is open for offers"],
      [["works", "answer", "1", "perhaps"], "Answer with yes or no."],
      [["works", "pay-stream", "1"], "Work order 1 is open for offers"],
      [["works", "expire", "1"], "This can be done with work order 1 from"],
    ];
    for (const [words, message] of cases)
      expect(await stage.refused("buyer", ...words), words.join(" ")).to.contain(message);
    expect(await stage.told(undefined, "works", "expire", "1", "--json")).to.contain('"sent":false');
  });
});
