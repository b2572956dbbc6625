import { expect } from "chai";

import { recoverSigner } from "../../src/lib/recoverSigner.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { reportDigest } from "../../src/node/agreement/digests.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { contextWith, DOMAIN, machineOf, RATE } from "../helpers/agreement.ts";
import { splitSignatures, TestMembers, type Submitted } from "../helpers/TestMembers.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const EPOCH = 5n;
/** Epoch 5 of three members is led by index 2, then 0, then 1. */
const FIRST = 2;
const SECOND = 0;

describe("Leader", () => {
  const folder = temporaryFolder();
  let net: TestMembers;
  beforeEach(() => {
    net = new TestMembers(folder.path);
  });

  const scores = (...values: bigint[]): void =>
    values.forEach((score, index) => {
      net.member(index).state.machines = [machineOf(score)];
    });
  const only = (): Submitted => {
    expect(net.submitted).to.have.length(1);
    return net.submitted[0]!;
  };
  const failure = async (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => "it succeeded",
      (error: unknown) => (error as Error).message,
    );
  const observers = (): number => {
    const content = net.member(FIRST).agreement.signedContent(EPOCH);
    expect(content?.report).to.deep.equal(only().report);
    return content?.observations.length ?? 0;
  };

  it("submits a report with the signatures of all, in the order of the set", async () => {
    scores(1_000n, 1_100n, 1_200n);
    await net.member(FIRST).leader.lead(EPOCH, 0);
    const { report, mask, signatures } = only();
    expect(mask).to.equal(0b111n);
    const signers = splitSignatures(signatures).map((signature) =>
      recoverSigner(reportDigest(report, DOMAIN), signature),
    );
    expect(signers).to.deep.equal(net.set.members.map(({ signer }) => signer));
    expect(report.rate).to.equal(RATE);
    expect(observers()).to.equal(3);
  });

  it("makes the report with one member down, and none with two", async () => {
    scores(1_000n, 1_100n, 1_200n);
    net.member(0).state.down = true;
    await net.member(FIRST).leader.lead(EPOCH, 0);
    expect(only().mask).to.equal(0b110n);

    net.member(1).state.down = true;
    net.now += 10;
    expect(await failure(net.member(FIRST).leader.lead(EPOCH + 1n, 1))).to.contain("two thirds are needed");
    expect(net.submitted).to.have.length(1);
  });

  it("makes the report without the signature of a member whose price is another", async () => {
    net.member(1).state.rate = RATE * 2n;
    await net.member(FIRST).leader.lead(EPOCH, 0);
    expect(only().mask).to.equal(0b101n);
    expect(only().report.rate).to.equal(RATE);
  });

  it("does not sign without a price itself, and yet leads", async () => {
    net.member(FIRST).state.rate = null;
    await net.member(FIRST).leader.lead(EPOCH, 0);
    expect(only().mask).to.equal(0b011n);
  });

  it("makes no report where nobody agrees on the price", async () => {
    net.member(0).state.rate = RATE * 2n;
    net.member(1).state.rate = RATE / 2n;
    expect(await failure(net.member(FIRST).leader.lead(EPOCH, 0))).to.contain("no quorum");
    expect(net.submitted).to.be.empty;
  });

  it("takes up the report of a leader that died, since whoever signed it signs no other", async () => {
    scores(1_000n, 1_100n, 1_200n);
    net.member(1).state.down = true;
    await net.member(FIRST).leader.lead(EPOCH, 0);
    const { report } = net.submitted.pop()!;

    net.member(FIRST).state.down = true;
    net.member(1).state.down = false;
    net.member(SECOND).state.machines = [];
    net.now += 2;
    await net.member(SECOND).leader.lead(EPOCH, 1);
    expect(only().report).to.deep.equal(report);
    expect(only().mask).to.equal(0b011n);
  });

  it("takes up what a peer signed where it has signed nothing itself and needs that peer", async () => {
    scores(1_000n, 1_100n, 1_200n);
    net.member(SECOND).state.down = true;
    await net.member(FIRST).leader.lead(EPOCH, 0);
    const { report } = net.submitted.pop()!;

    net.member(FIRST).state.down = true;
    net.member(SECOND).state.down = false;
    net.now += 2;
    await net.member(SECOND).leader.lead(EPOCH, 1);
    expect(only().report).to.deep.equal(report);
  });

  it("lets no member force a report of its own making on the others, where they are enough without it", async () => {
    scores(1_000n, 1_100n, 1_200n);
    const chosen = await Promise.all(
      [1, FIRST].map(async (index) => (await net.member(index).agreement.observation(EPOCH)).observation),
    );
    const data = computeLeafData(
      EPOCH,
      chosen.map(({ observation }) => observation),
      contextWith(net.set),
    );
    await net.member(FIRST).agreement.sign({ report: reportOf(data), observations: chosen });

    net.now += 2;
    await net.member(SECOND).leader.lead(EPOCH, 1);
    expect(only().mask).to.equal(0b011n);
    expect(net.member(SECOND).agreement.signedContent(EPOCH)?.observations).to.have.length(3);
  });

  it("never gets two reports for one epoch signed by the same member, whatever changes in between", async () => {
    scores(1_000n, 1_100n, 1_200n);
    await net.member(FIRST).leader.lead(EPOCH, 0);
    scores(2_000n, 2_100n, 2_200n);
    net.now += 2;
    await net.member(SECOND).leader.lead(EPOCH, 1);
    expect(net.submitted[0]?.report).to.deep.equal(net.submitted[1]?.report);
  });

  it("needs two thirds of the stake, not of the members", async () => {
    net = new TestMembers(`${folder.path}/b`, [100n, 100n, 401n]);
    net.member(0).state.down = true;
    net.member(1).state.down = true;
    await net.member(FIRST).leader.lead(EPOCH, 0);
    expect(only().mask).to.equal(0b100n);
  });
});
