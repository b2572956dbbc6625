import { expect } from "chai";
import { Wallet } from "ethers";

import { lowerHex } from "../../src/lib/lowerHex.ts";
import { recoverSigner } from "../../src/lib/recoverSigner.ts";
import { sleep } from "../../src/lib/sleep.ts";
import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import type { Certificate, Phase } from "../../src/node/agreement/Certificate.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { ballotDigest, observationDigest, proposalDigest, reportDigest } from "../../src/node/agreement/digests.ts";
import type { SignedObservation } from "../../src/node/agreement/Observation.ts";
import type { Content } from "../../src/node/agreement/Content.ts";
import type { Proposal } from "../../src/node/agreement/Proposal.ts";
import type { ReportContext } from "../../src/node/agreement/ReportContext.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import type { NodeSigner } from "../../src/node/NodeSigner.ts";
import { addressOf, contextWith, DOMAIN, machineOf, RATE } from "../helpers/agreement.ts";
import { refOf } from "../helpers/refOf.ts";
import { basisOf } from "../helpers/rewards.ts";
import { signObservation } from "../helpers/signObservation.ts";
import { TestMembers } from "../helpers/TestMembers.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const EPOCH = 5n;
const FIRST = 2;

describe("Agreement", () => {
  const folder = temporaryFolder();
  let net: TestMembers;
  beforeEach(() => {
    net = new TestMembers(folder.path);
  });

  const observations = (...indexes: number[]): Promise<SignedObservation[]> =>
    Promise.all(indexes.map((index) => net.observation(index, EPOCH)));
  const contentOf = (signed: SignedObservation[]): Content => ({
    observations: signed.map(refOf),
    report: reportOf(
      computeLeafData(
        EPOCH,
        signed.map(({ observation }) => observation),
        contextWith(net.set),
      ),
    ),
  });
  const proposal = (content: Content, signer: NodeSigner, attempt = 0, proposer = signer.address): Proposal => ({
    content,
    attempt,
    proposer,
    justification: null,
    signature: signer.sign(proposalDigest(content.report.epoch, attempt, content, DOMAIN)),
  });
  const voteOn = async (made: Proposal, voter = 0): Promise<string> => {
    const vote = await net.member(voter).agreement.vote(made);
    return "refused" in vote ? vote.refused : "voted";
  };
  /** What members' votes prove. */
  const certificateOf = (content: Content, phase: Phase, voters: readonly number[], attempt = 0): Certificate => {
    const round = { phase, epoch: EPOCH, attempt, digest: reportDigest(content.report, DOMAIN) };
    const votes = voters
      .map((index) => net.member(index).signer)
      .map((signer) => ({ signer: signer.address, signature: signer.sign(ballotDigest(round, DOMAIN)) }));
    return { ...round, votes };
  };
  const confirmed = async (certificate: Certificate, content: Content, voter = 0): Promise<string> => {
    const vote = await net.member(voter).agreement.confirm({ certificate, content });
    if ("refused" in vote) return vote.refused;
    const { address } = net.member(voter).signer;
    if (recoverSigner(certificate.digest, vote.signature) === address) return "signed";
    return recoverSigner(ballotDigest({ ...certificate, phase: "lock" }, DOMAIN), vote.signature) === address
      ? "locked"
      : "wrong";
  };
  const leader = (): NodeSigner => net.member(FIRST).signer;

  it("votes for what the leader proposes, and gives the same vote again", async () => {
    const made = proposal(contentOf(await observations(0, 1, 2)), leader());
    const first = await net.member(0).agreement.vote(made);
    expect(first).to.have.property("signature");
    expect(await net.member(0).agreement.vote(made)).to.deep.equal(first);
  });

  it("votes for one report in an attempt, and not in an attempt that is over, also after a restart", async () => {
    const [some, all] = [contentOf(await observations(0, 1)), contentOf(await observations(0, 1, 2))];
    expect(await voteOn(proposal(some, leader()))).to.equal("voted");
    expect(await voteOn(proposal(all, leader()))).to.contain("voted for another report in attempt 0");
    net.now += 2;
    expect(await voteOn(proposal(all, net.member(0).signer, 1))).to.equal("voted");
    net.restart(0);
    expect(await voteOn(proposal(all, leader()))).to.contain("voted for another report in attempt 1");
    expect(await voteOn(proposal(some, net.member(0).signer, 1))).to.contain("voted for another report in attempt 1");
  });

  it("signs only what two thirds are locked on, and locks only on what two thirds prepared", async () => {
    const content = contentOf(await observations(0, 1, 2));
    expect(await confirmed(certificateOf(content, "lock", [1]), content)).to.contain("no quorum");
    expect(await confirmed(certificateOf(content, "prepare", [1]), content)).to.contain("no quorum");
    const twice = certificateOf(content, "lock", [1, 1]);
    expect(await confirmed(twice, content)).to.contain("do not ascend");
    const foreign = { ...certificateOf(content, "prepare", [1, 2]), phase: "lock" as const };
    expect(await confirmed(foreign, content)).to.contain("is not its own");
    const other = contentOf(await observations(0, 1));
    expect(await confirmed(certificateOf(content, "lock", [1, 2]), other)).to.contain("of another report");
    expect(net.member(0).agreement.signedContent(EPOCH)).to.equal(undefined);
    expect(await confirmed(certificateOf(content, "prepare", [1, 2]), content)).to.equal("locked");
    expect(await confirmed(certificateOf(content, "lock", [1, 2]), content)).to.equal("signed");
    expect(net.member(0).agreement.signedContent(EPOCH)).to.deep.equal(content);
  });

  it("leaves the report that it is locked on only for one that two thirds prepared later", async () => {
    const [some, all] = [contentOf(await observations(0, 1)), contentOf(await observations(0, 1, 2))];
    expect(await confirmed(certificateOf(some, "prepare", [0, 1]), some)).to.equal("locked");
    net.now += 4;
    const third = net.member(1).signer;
    const unjustified = proposal(all, third, 2);
    expect(await voteOn(unjustified)).to.contain("locked on another report since attempt 0");
    const stale = { ...unjustified, justification: certificateOf(all, "prepare", [1, 2], 0) };
    expect(await voteOn(stale)).to.contain("locked on another report");
    const forged = { ...unjustified, justification: certificateOf(all, "prepare", [2], 1) };
    expect(await voteOn(forged)).to.contain("no quorum");
    const justified = { ...unjustified, justification: certificateOf(all, "prepare", [1, 2], 1) };
    expect(await voteOn(justified)).to.equal("voted");
  });

  it("signs no second report of an epoch, whatever is shown to it", async () => {
    const [some, all] = [contentOf(await observations(0, 1)), contentOf(await observations(0, 1, 2))];
    expect(await confirmed(certificateOf(some, "lock", [0, 1]), some)).to.equal("signed");
    net.restart(0);
    for (const phase of ["prepare", "lock"] as const) {
      const answer = await confirmed(certificateOf(all, phase, [1, 2], 3), all);
      expect(answer).to.contain("signed another report");
    }
    const later = {
      ...proposal(all, net.member(1).signer, 2),
      justification: certificateOf(all, "prepare", [1, 2], 1),
    };
    net.now += 4;
    expect(await voteOn(later)).to.contain("signed another report");
  });

  it("signs no second report of an epoch with its next key either, once the set changed to that", async () => {
    const some = contentOf(await observations(0, 1));
    expect(await confirmed(certificateOf(some, "lock", [0, 1]), some)).to.equal("signed");
    const before = net.member(0).signer.address;
    net.rotate(0, new Wallet(`0x${"77".repeat(32)}`));
    net.forget(1);
    net.forget(2);
    expect(net.member(0).signer.address).not.to.equal(before);
    const other = contentOf(await observations(1, 2));
    for (const phase of ["prepare", "lock"] as const) {
      expect(await confirmed(certificateOf(other, phase, [1, 2]), other)).to.contain("signed another report");
    }
    // What it said of the epoch stays of the signer that it was.
    const [said] = await observations(0);
    expect(said?.observation).to.include({ signer: before, setId: 1 });
  });

  it("votes and signs with its next key once the set changed to that", async () => {
    const next = new Wallet(`0x${"77".repeat(32)}`);
    net.rotate(0, next);
    const content = contentOf(await observations(1, 2));
    const vote = await net
      .member(0)
      .agreement.confirm({ certificate: certificateOf(content, "prepare", [1, 2]), content });
    expect(vote).to.have.property("signature");
    expect(await confirmed(certificateOf(content, "lock", [1, 2]), content)).to.equal("signed");
    expect(net.member(0).signer.address).to.equal(lowerHex(next.address));
    const [said] = await observations(0);
    expect(said?.observation).to.include({ signer: lowerHex(next.address), setId: 2 });
  });

  it("keeps out of the epochs that it may have signed before its database was lost", async () => {
    const content = contentOf(await observations(0, 1, 2));
    net.sequence = 3;
    net.forget(0);
    const text = "signs from epoch 7 on";
    expect(await voteOn(proposal(content, leader()))).to.contain(text);
    for (const phase of ["prepare", "lock"] as const) {
      expect(await confirmed(certificateOf(content, phase, [1, 2]), content)).to.contain(text);
    }
    const refused = await net
      .member(0)
      .agreement.observation(EPOCH)
      .catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(AgreementError).with.property("message").that.contains(text);
    [net.latest, net.now] = [6n, 1_080.5];
    expect((await net.observation(0, 7n)).observation.epoch).to.equal(7n);
  });

  it("takes part in the epoch whose turn it is alone, for two epochs' time", async () => {
    net.latest = 3n;
    const answer = (epoch: bigint): Promise<string> =>
      net
        .member(0)
        .agreement.observation(epoch)
        .then(
          () => "observed",
          (error: unknown) => (error as Error).message,
        );
    expect(await answer(5n)).to.contain("It is the turn of epoch 4");
    expect(await answer(4n)).to.equal("observed");
    net.now = 1_071;
    expect(await answer(4n)).to.contain("It is the turn of epoch 5");
    expect(await answer(5n)).to.equal("observed");
  });

  it("says the same of an epoch, whatever it sees later", async () => {
    const [first] = await observations(0);
    net.member(0).state.machines = [machineOf(5n)];
    expect((await observations(0))[0]).to.deep.equal(first);
  });

  it("refuses a proposal of who does not lead, comes too early, or did not sign it", async () => {
    const content = contentOf(await observations(0, 1, 2));
    expect(await voteOn(proposal(content, net.member(1).signer))).to.contain("does not lead");
    const early = proposal(content, net.member(1).signer, 2);
    expect(await voteOn(early)).to.contain("has not come");
    expect(await voteOn(proposal(content, net.member(1).signer, 0, leader().address))).to.contain("not signed by");
    net.now += 4;
    expect(await voteOn(early)).to.equal("voted");
  });

  it("refuses a report that is not what the observations give", async () => {
    const content = contentOf(await observations(0, 1, 2));
    const richer = { ...content, report: { ...content.report, rate: RATE + 1n } };
    expect(await voteOn(proposal(richer, leader()))).to.contain("not what the observations give");
  });

  it("refuses uptimes below what is attested already, or that grow faster than time", async () => {
    const { worker } = machineOf(1n);
    for (const { state } of net.members) state.uptimes = [{ worker, online: 30 }];
    const made = proposal(contentOf(await observations(0, 1, 2)), leader());
    const { attested } = net.member(0).state;
    attested.set(worker, { asOf: 1_050, online: 31 });
    expect(await voteOn(made)).to.contain("is 30 s, and 31 s are attested already");
    attested.set(worker, { asOf: 1_050, online: 19 });
    expect(await voteOn(made)).to.contain("grows by 11 s in 10 s of time");
    attested.set(worker, { asOf: 1_050, online: 20 });
    expect(await voteOn(made)).to.equal("voted");
  });

  it("votes for no report that says another has earned than the chain does, and for it once it has read the same", async () => {
    const seen = await observations(0, 1, 2);
    const duties = [{ owner: addressOf(0xd1), earned: 7n }];
    const context = { ...contextWith(net.set), duties };
    const data = computeLeafData(
      EPOCH,
      seen.map(({ observation }) => observation),
      context,
    );
    const made = proposal({ observations: seen.map(refOf), report: reportOf(data) }, leader());
    expect(await voteOn(made)).to.contain("not what the observations give");
    net.member(0).state.duties = [{ owner: addressOf(0xd1), earned: 6n }];
    expect(await voteOn(made)).to.contain("not what the observations give");
    net.member(0).state.duties = duties;
    expect(await voteOn(made)).to.equal("voted");
  });

  it("votes for no report that gives a machine more of a program than it computes itself", async () => {
    const worker = addressOf(0xaa);
    const rewards = [{ programId: 0, worker, gpuSeconds: 50, online: 5, seenAt: 1_050 }];
    const basis = basisOf({ members: [], previous: { asOf: 1_050, rewards, classes: [], uptimes: new Map() } });
    const seen = await observations(0, 1, 2);
    const dataOf = (context: ReportContext) =>
      computeLeafData(
        EPOCH,
        seen.map(({ observation }) => observation),
        context,
      );
    const honest = dataOf({ ...contextWith(net.set), rewards: basis });
    expect(honest.rewards).to.deep.equal(rewards);
    const more = { ...honest, rewards: rewards.map((one) => ({ ...one, gpuSeconds: 51 })) };
    const proposalOf = (data: typeof honest) =>
      proposal({ observations: seen.map(refOf), report: reportOf(data) }, leader());
    net.member(0).state.rewards = basis;
    expect(await voteOn(proposalOf(more))).to.contain("not what the observations give");
    expect(await voteOn(proposalOf(honest))).to.equal("voted");
  });

  it("votes for no report that says other of supply and demand than it computes itself", async () => {
    const classes = [{ classId: 0, supplied: 50n, demanded: 8n, fees: 7n }];
    const previous = { asOf: 1_050, rewards: [], classes, uptimes: new Map() };
    const basis = basisOf({ programs: new Map(), members: [], previous });
    const seen = await observations(0, 1, 2);
    const honest = computeLeafData(
      EPOCH,
      seen.map(({ observation }) => observation),
      { ...contextWith(net.set), rewards: basis },
    );
    expect(honest.classes).to.deep.equal(classes);
    const less = { ...honest, classes: classes.map((one) => ({ ...one, fees: 6n })) };
    const proposalOf = (data: typeof honest) =>
      proposal({ observations: seen.map(refOf), report: reportOf(data) }, leader());
    net.member(0).state.rewards = basis;
    expect(await voteOn(proposalOf(less))).to.contain("not what the observations give");
    expect(await voteOn(proposalOf(honest))).to.equal("voted");
  });

  it("refuses a forged observation", async () => {
    const [own, other] = await observations(0, 1);
    const forged = { ...other!, observation: { ...other!.observation, machines: [machineOf(9n)] } };
    expect(await voteOn(proposal(contentOf([own!, forged]), leader()))).to.contain("is not signed by it");
  });

  it("refuses an observation in the name of a member that signed another's", async () => {
    const [own, other] = await observations(0, 1);
    const { signer, pool } = net.member(FIRST);
    const { hash } = pool.admit(other!);
    const digest = observationDigest({ epoch: EPOCH, setId: net.set.setId }, hash, DOMAIN);
    const renamed = { signer: signer.address, hash, signature: signer.sign(digest) };
    const content = { ...contentOf([own!, other!]), observations: [refOf(own!), renamed] };
    expect(await voteOn(proposal(content, leader()))).to.contain(`is not of ${signer.address}`);
  });

  it("gets what it lacks from who made it, else from who proposes it, and refuses what nobody has", async () => {
    const all = await observations(0, 1, 2);
    const made = proposal(contentOf(all), leader());
    net.member(1).state.down = true;
    expect(await voteOn(made), "the leader does not have it").to.contain("can't be had: unknown");
    all.forEach((signed) => net.member(FIRST).pool.admit(signed));
    expect(await voteOn(made)).to.equal("voted");
    net.forget(0);
    net.member(1).state.down = false;
    net.member(FIRST).state.down = true;
    net.restart(1);
    const [again] = await observations(0);
    const content = contentOf([again!, all[1]!]);
    expect(await voteOn(proposal(content, leader())), "who made it has it").to.equal("voted");
  });

  it("gets what others saw before anything is proposed, and asks again who did not tell", async () => {
    const { pool } = net.member(0);
    const said = await observations(1, 2);
    const has = (): boolean[] => said.map((signed) => pool.text(refOf(signed).hash) !== undefined);
    const fetched = async (): Promise<boolean[]> => {
      pool.prefetch(EPOCH);
      await sleep(20);
      return has();
    };
    net.member(1).state.down = true;
    expect(await fetched()).to.deep.equal([false, true]);
    net.member(1).state.down = false;
    expect(await fetched()).to.deep.equal([true, true]);
  });

  it("refuses observations of too few, and a report that leaves it out beyond the tolerance", async () => {
    const one = await observations(0);
    const lonely = { observations: one.map(refOf), report: contentOf(await observations(0, 1)).report };
    expect(await voteOn(proposal(lonely, leader()))).to.contain("two thirds are needed");

    net = new TestMembers(`${folder.path}/b`);
    [10_000n, 1_000n, 1_001n].forEach((score, index) => (net.member(index).state.machines = [machineOf(score)]));
    expect(await voteOn(proposal(contentOf(await observations(1, 2)), leader()))).to.contain("beyond the tolerance");
  });

  it("signs no report of an epoch that runs, is reported, or of another set", async () => {
    const made = proposal(contentOf(await observations(0, 1, 2)), leader());
    net.now = 1_059;
    expect(await voteOn(made)).to.contain("Epoch 5 is not over");
    net.now = 1_061;
    net.latest = EPOCH;
    expect(await voteOn(made)).to.contain("Epoch 5 is reported already");
  });

  it("observes no epoch that runs", async () => {
    const error = await net
      .member(0)
      .agreement.observation(6n)
      .catch((reason: unknown) => reason);
    expect((error as Error).message).to.contain("Epoch 6 is not over");
  });

  it("does not take another's observation for that of the member it names", async () => {
    const [own] = await observations(0);
    const { signer } = net.member(1);
    const observation = { ...own!.observation, signer: signer.address, machines: [machineOf(7n)] };
    const other = signObservation(observation, signer);
    net.member(FIRST).pool.admit(other);
    expect(await voteOn(proposal(contentOf([own!, other]), leader()), 1)).to.contain("did not make");
  });
});
