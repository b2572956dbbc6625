import { expect } from "chai";

import type { Hex } from "../../src/lib/Hex.ts";
import { recoverSigner } from "../../src/lib/recoverSigner.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import type { Content } from "../../src/node/agreement/Content.ts";
import { ballotDigest, proposalDigest, reportDigest } from "../../src/node/agreement/digests.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { contextWith, DOMAIN, machineOf, RATE } from "../helpers/agreement.ts";
import { refOf } from "../helpers/refOf.ts";
import { splitSignatures, TestMembers, type Submitted } from "../helpers/TestMembers.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const EPOCH = 5n;
/** Epoch 5 of three members is led by index 2, then 0, then 1. */
const FIRST = 2;
const SECOND = 0;

describe("ReportAttempt", () => {
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
    await net.member(FIRST).lead(EPOCH, 0);
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
    await net.member(FIRST).lead(EPOCH, 0);
    expect(only().mask).to.equal(0b110n);

    net.member(1).state.down = true;
    net.now += 10;
    net.latest = EPOCH;
    expect(await failure(net.member(FIRST).lead(EPOCH + 1n, 1))).to.contain("two thirds are needed");
    expect(net.submitted).to.have.length(1);
  });

  it("makes the report without the signature of a member whose price is another", async () => {
    net.member(1).state.rate = RATE * 2n;
    await net.member(FIRST).lead(EPOCH, 0);
    expect(only().mask).to.equal(0b101n);
    expect(only().report.rate).to.equal(RATE);
  });

  it("does not sign without a price itself, and yet leads", async () => {
    net.member(FIRST).state.rate = null;
    await net.member(FIRST).lead(EPOCH, 0);
    expect(only().mask).to.equal(0b011n);
  });

  it("makes no report where nobody agrees on the price", async () => {
    net.member(0).state.rate = RATE * 2n;
    net.member(1).state.rate = RATE / 2n;
    expect(await failure(net.member(FIRST).lead(EPOCH, 0))).to.contain("no quorum");
    expect(net.submitted).to.be.empty;
  });

  it("takes up the report of a leader that died, since whoever signed it signs no other", async () => {
    scores(1_000n, 1_100n, 1_200n);
    net.member(1).state.down = true;
    await net.member(FIRST).lead(EPOCH, 0);
    const { report } = net.submitted.pop()!;

    net.member(FIRST).state.down = true;
    net.member(1).state.down = false;
    net.member(SECOND).state.machines = [];
    net.now += 2;
    await net.member(SECOND).lead(EPOCH, 1);
    expect(only().report).to.deep.equal(report);
    expect(only().mask).to.equal(0b011n);
  });

  it("takes up what a peer signed where it has signed nothing itself and needs that peer", async () => {
    scores(1_000n, 1_100n, 1_200n);
    net.member(SECOND).state.down = true;
    await net.member(FIRST).lead(EPOCH, 0);
    const { report } = net.submitted.pop()!;

    net.member(FIRST).state.down = true;
    net.member(SECOND).state.down = false;
    net.now += 2;
    await net.member(SECOND).lead(EPOCH, 1);
    expect(only().report).to.deep.equal(report);
  });

  it("brings one report about, though the first leader shows each member another one and locks one of them", async () => {
    net = new TestMembers(`${folder.path}/b`, [100n, 100n, 100n, 100n]);
    const LIAR = 1;
    const seen = await Promise.all([0, 1, 2, 3].map((index) => net.observation(index, EPOCH)));
    const { signer } = net.member(LIAR);
    const show = async (voter: number, content: Content): Promise<Hex | undefined> => {
      const signature = signer.sign(proposalDigest(EPOCH, 0, content, DOMAIN));
      const proposal = { proposer: signer.address, attempt: 0, content, justification: null, signature };
      const vote = await net.member(voter).agreement.vote(proposal);
      return "signature" in vote ? vote.signature : undefined;
    };
    const contentOf = (indexes: readonly number[]): Content => {
      const observations = indexes.map((index) => seen[index]!);
      const data = computeLeafData(
        EPOCH,
        observations.map(({ observation }) => observation),
        contextWith(net.set),
      );
      return { report: reportOf(data), observations: observations.map(refOf) };
    };
    const [one, other] = [contentOf([0, 1, 2]), contentOf([1, 2, 3])];
    await show(0, one);
    const round = { phase: "prepare", epoch: EPOCH, attempt: 0, digest: reportDigest(other.report, DOMAIN) } as const;
    const votes = [
      { signer: signer.address, signature: signer.sign(ballotDigest(round, DOMAIN)) },
      { signer: net.member(2).signer.address, signature: (await show(2, other))! },
      { signer: net.member(3).signer.address, signature: (await show(3, other))! },
    ];
    await net.member(3).agreement.confirm({ certificate: { ...round, votes }, content: other });
    net.member(LIAR).state.down = true;

    net.now += 2;
    await net.member(2).lead(EPOCH, 1);
    expect(only().report).to.deep.equal(other.report);
    expect(only().mask).to.equal(0b1101n);
  });

  it("makes the report anew where the leader died before two thirds prepared it", async () => {
    scores(1_000n, 1_100n, 1_200n);
    net.member(0).state.deaf = true;
    net.member(1).state.deaf = true;
    expect(await failure(net.member(FIRST).lead(EPOCH, 0))).to.contain("no quorum");
    net.member(FIRST).state.down = true;
    net.member(0).state.deaf = false;
    net.member(1).state.deaf = false;
    net.now += 2;
    await net.member(SECOND).lead(EPOCH, 1);
    expect(only().mask).to.equal(0b011n);
  });

  it("never gets two reports for one epoch signed by the same member, whatever changes in between", async () => {
    scores(1_000n, 1_100n, 1_200n);
    await net.member(FIRST).lead(EPOCH, 0);
    scores(2_000n, 2_100n, 2_200n);
    net.now += 2;
    await net.member(SECOND).lead(EPOCH, 1);
    expect(net.submitted[0]?.report).to.deep.equal(net.submitted[1]?.report);
  });

  it("needs two thirds of the stake, not of the members", async () => {
    net = new TestMembers(`${folder.path}/b`, [100n, 100n, 401n]);
    net.member(0).state.down = true;
    net.member(1).state.down = true;
    await net.member(FIRST).lead(EPOCH, 0);
    expect(only().mask).to.equal(0b100n);
  });
});
